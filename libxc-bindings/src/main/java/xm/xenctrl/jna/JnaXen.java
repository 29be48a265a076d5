package xm.xenctrl.jna;

import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;

/** The running Xen, through the libraries of its release. */
public final class JnaXen {

  private JnaXen() {}

  /**
   * Opens the running hypervisor.
   *
   * @throws xm.xenctrl.XenUnavailableException saying what is missing and what to do
   */
  public static Hypervisor openHypervisor() {
    throw new UnsupportedOperationException("not written yet");
  }

  /** Opens the domain builder of the running release. */
  public static GuestBuilder openGuestBuilder() {
    throw new UnsupportedOperationException("not written yet");
  }
}
