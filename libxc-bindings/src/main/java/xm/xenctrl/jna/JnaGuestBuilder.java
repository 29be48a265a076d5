package xm.xenctrl.jna;

import xm.xenctrl.BuiltImage;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.HvmImage;
import xm.xenctrl.PvImage;
import xm.xenctrl.jna.abi.DomImageLayout;

/**
 * The domain builder of libxenguest, called in the order that every release from 4.11 on wants
 * (xenguest.h; the sequence of libxl's build of a PV domain).
 *
 * <p>xc_dom_loginit is not called: it opens a log file of its own only when no logger was given.
 */
final class JnaGuestBuilder implements GuestBuilder {
  private static final String PROTOCOL_64 = "x86_64-abi";
  private static final String PROTOCOL_32 = "x86_32-abi";

  private final XenSession session;
  private boolean closed;

  JnaGuestBuilder(XenSession session) {
    this.session = session;
  }

  @Override
  public BuiltImage buildPv(PvImage image) {
    DomImageLayout layout = session.trustedAbi("build a guest", "xc_dom_allocate").domImage();
    try (DomImage dom =
        DomImage.allocate(session, layout, image.kernel(), image.commandLine(), image.features())) {
      loadFiles(dom, image);
      setFields(dom, image);
      boot(dom, image);
      return new BuiltImage(
          dom.frame(layout.xenstorePfn()),
          dom.frame(layout.consolePfn()),
          protocol(dom.guestType()));
    }
  }

  @Override
  public BuiltImage buildHvm(HvmImage image) {
    return new HvmBuild(session, image).run();
  }

  static void loadFiles(DomImage dom, PvImage image) {
    dom.setInt(dom.layout().containerType(), DomImage.PV_CONTAINER);
    dom.step("xc_dom_kernel_file", image.kernel());
    if (!image.ramdisk().isEmpty()) {
      dom.step("xc_dom_module_file", image.ramdisk(), null);
    }
  }

  static void setFields(DomImage dom, PvImage image) {
    DomImageLayout layout = dom.layout();
    dom.setLong(layout.flags(), 0);
    dom.setInt(layout.consoleEvtchn(), image.consolePort());
    dom.setInt(layout.consoleDomid(), image.consoleDomid());
    dom.setInt(layout.xenstoreEvtchn(), image.storePort());
    dom.setInt(layout.xenstoreDomid(), image.storeDomid());
    // Claiming needs memory that is free at once, while dom0 may still be ballooning down.
    dom.setInt(layout.claimEnabled(), 0);
    dom.setInt(layout.maxVcpus(), image.maxVcpus());
  }

  private void boot(DomImage dom, PvImage image) {
    dom.step("xc_dom_boot_xen_init", session.handle(), image.domid());
    dom.step("xc_dom_parse_image");
    dom.step("xc_dom_mem_init", (int) image.memoryMib());
    dom.step("xc_dom_boot_mem_init");
    dom.step("xc_dom_build_image");
    dom.step("xc_dom_boot_image");
    dom.step("xc_dom_gnttab_init");
  }

  /** The block ring's layout follows the word size of the guest. */
  static String protocol(String guestType) {
    return guestType.contains("x86_64") ? PROTOCOL_64 : PROTOCOL_32;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      session.release();
    }
  }
}
