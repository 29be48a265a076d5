package xm.xenctrl.jna.abi;

/** Names of the libraries and packages of a release. */
public final class XenSonames {
  /** Stable since 4.7, so usable before the release is known. */
  public static final String XENCALL = "libxencall.so.1";

  private XenSonames() {}

  /**
   * The domain builder's library. libxenctrl, libxentoollog and libc come with it as its
   * dependencies, so their functions are found through its handle as well.
   */
  public static String guestLibrary(XenRelease release) {
    return "libxenguest.so." + release;
  }

  /** The Debian package with {@link #guestLibrary}. */
  public static String debianPackage(XenRelease release) {
    return "libxenmisc" + release;
  }
}
