package xm.cli;

/** The version of this program. */
final class Version {

  private Version() {}

  /** From the jar; outside of one there is none. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not built as a jar)" : version;
  }
}
