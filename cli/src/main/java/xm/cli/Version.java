package xm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The versions of this program, of Xen and of the JVM: what a report of a mistake should begin
 * with.
 */
final class Version {
  /** The kernel's word on the hypervisor below it; readable by everybody. */
  static final Path HYPERVISOR = Path.of("/sys/hypervisor");

  private Version() {}

  /** A line each. */
  static String text(boolean simulated, Path hypervisor) {
    return "xm "
        + program()
        + "\nXen "
        + (simulated ? "(simulated host)" : xen(hypervisor))
        + "\nJava "
        + System.getProperty("java.runtime.version", "")
        + " ("
        + System.getProperty("java.home", "")
        + ")\n";
  }

  /** From the jar; outside of one there is none. */
  private static String program() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not built as a jar)" : version;
  }

  private static String xen(Path hypervisor) {
    if (!"xen".equals(word(hypervisor.resolve("type")))) {
      return "(not running on this host)";
    }
    Path version = hypervisor.resolve("version");
    return word(version.resolve("major"))
        + "."
        + word(version.resolve("minor"))
        + word(version.resolve("extra"));
  }

  private static String word(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException none) {
      return "";
    }
  }
}
