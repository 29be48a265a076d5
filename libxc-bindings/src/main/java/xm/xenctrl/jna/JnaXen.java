package xm.xenctrl.jna;

import com.sun.jna.Pointer;
import java.nio.file.Path;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenctrl.XenUnavailableException;
import xm.xenctrl.jna.abi.AbiDetector;
import xm.xenctrl.jna.abi.HostFiles;
import xm.xenctrl.jna.abi.XenAbi;
import xm.xenctrl.jna.abi.XenRelease;
import xm.xenctrl.jna.abi.XenSonames;

/** The running Xen, through the libraries of its release. */
public final class JnaXen {
  /** __HYPERVISOR_xen_version of xen/include/public/xen.h; its command 0 is XENVER_version. */
  private static final int HYPERVISOR_XEN_VERSION = 17;

  private static XenSession current;

  private JnaXen() {}

  /**
   * Opens the running hypervisor.
   *
   * @throws xm.xenctrl.XenUnavailableException saying what is missing and what to do
   */
  public static Hypervisor openHypervisor() {
    return new JnaHypervisor(session());
  }

  /**
   * Opens the domain builder of the running release.
   *
   * @throws xm.xenctrl.XenUnavailableException saying what is missing and what to do
   */
  public static GuestBuilder openGuestBuilder() {
    return new JnaGuestBuilder(session());
  }

  /**
   * Opens the image calls of the running release.
   *
   * @throws xm.xenctrl.XenUnavailableException saying what is missing and what to do
   */
  public static ImageCalls openImages() {
    return new JnaImages(session());
  }

  private static synchronized XenSession session() {
    if (current == null || !current.share()) {
      current = open(new HostFiles(Path.of("/")), System.getProperty("os.arch"), "");
    }
    return current;
  }

  /**
   * Recognises the host and opens its library.
   *
   * @param libraryDirectory empty to let the dynamic loader search, else a directory with a slash
   */
  static XenSession open(HostFiles files, String architecture, String libraryDirectory) {
    XenRelease release = new AbiDetector(files, architecture).detect();
    if (release == null) {
      release = askXencall(libraryDirectory);
    }
    if (!release.atLeast(XenAbi.oldest().major(), XenAbi.oldest().minor())) {
      throw new XenUnavailableException(
          "Xen " + release + " is running; xm works with Xen " + XenAbi.oldest() + " and later.");
    }
    String library = XenSonames.guestLibrary(release);
    try {
      return XenSession.open(NativeApi.load(libraryDirectory + library), release, 0);
    } catch (UnsatisfiedLinkError missing) {
      throw new XenUnavailableException(
          "Xen "
              + release
              + " is running, but its library "
              + library
              + " cannot be loaded: install the package "
              + XenSonames.debianPackage(release)
              + " (a library of another release cannot be used).",
          missing);
    }
  }

  /** The release from the hypervisor itself; libxencall's interface is the same in all of them. */
  private static XenRelease askXencall(String libraryDirectory) {
    try {
      NativeApi api = NativeApi.load(libraryDirectory + XenSonames.XENCALL);
      Pointer handle = api.callPointer("xencall_open", null, 0);
      if (handle != null) {
        int number = api.callInt("xencall2", handle, HYPERVISOR_XEN_VERSION, 0L, 0L);
        api.callInt("xencall_close", handle);
        if (number > 0) {
          return XenRelease.ofVersionNumber(number);
        }
      }
      throw new XenUnavailableException(
          "The release of the running Xen is unknown: /sys/hypervisor/version is missing and Xen"
              + " does not answer. Mount sysfs on /sys.");
    } catch (UnsatisfiedLinkError missing) {
      throw new XenUnavailableException(
          "The release of the running Xen is unknown: /sys/hypervisor/version is missing. Mount"
              + " sysfs on /sys, or install the package libxencall1.",
          missing);
    }
  }
}
