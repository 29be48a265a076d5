package xm.xenctrl.jna;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.HvmImage;
import xm.xenctrl.HypercallException;
import xm.xenctrl.jna.abi.DomImageLayout;
import xm.xenctrl.jna.abi.XenAbi;
import xm.xenctrl.pvh.AcpiTables;
import xm.xenctrl.pvh.GuestLayout;

/** One build of a PVH or HVM guest, in libxl's order. */
final class HvmBuild {
  private static final int E820_ENTRY_BYTES = 20;
  private static final long VGA_HOLE_PAGES = 0x20;
  private static final String PROTOCOL = "x86_64-abi";

  private final XenSession session;
  private final HvmImage image;
  private final XenAbi abi;
  private final DomImageLayout layout;

  /** What libxenguest reads while it builds. */
  private final List<Memory> kept = new ArrayList<>();

  HvmBuild(XenSession session, HvmImage image) {
    this.session = session;
    this.image = image;
    this.abi = session.trustedAbi("build a guest", "xc_dom_allocate");
    this.layout = abi.domImage();
  }

  BuiltImage run() {
    try (DomImage dom =
        DomImage.allocate(session, layout, image.kernel(), image.commandLine(), "")) {
      load(dom);
      GuestLayout memory =
          GuestLayout.of(image.maxKib() * 1024, image.deviceModel(), image.mmioHoleKib() * 1024);
      describe(dom, memory);
      dom.step("xc_dom_boot_xen_init", session.handle(), image.domid());
      dom.step("xc_dom_parse_image");
      dom.step("xc_dom_mem_init", (int) (image.maxKib() / 1024));
      dom.step("xc_dom_boot_mem_init");
      map(dom, memory);
      dom.step("xc_dom_build_image");
      dom.step("xc_dom_boot_image");
      dom.step("xc_dom_gnttab_init");
      if (image.deviceModel()) {
        HvmInfoTable.fill(session, image);
      }
      return new BuiltImage(
          dom.frame(layout.xenstorePfn()), dom.frame(layout.consolePfn()), PROTOCOL);
    } finally {
      kept.forEach(Memory::close);
    }
  }

  private void load(DomImage dom) {
    dom.setInt(layout.containerType(), DomImage.HVM_CONTAINER);
    dom.step("xc_dom_kernel_file", image.kernel());
    for (HvmImage.Module module : image.modules()) {
      String words = module.commandLine().isEmpty() ? null : module.commandLine();
      dom.step("xc_dom_module_file", module.path(), words);
    }
    if (!image.firmware().isEmpty()) {
      module(dom, layout.systemFirmwareModule(), read(image.firmware()), 0);
    }
  }

  private void describe(DomImage dom, GuestLayout memory) {
    dom.setLong(layout.targetPages(), image.targetKib() / 4);
    dom.setLong(layout.mmioStart(), memory.mmioStart());
    dom.setLong(layout.mmioSize(), memory.mmioBytes());
    dom.setLong(layout.lowmemEnd(), memory.lowEnd());
    dom.setLong(layout.highmemEnd(), memory.highEnd());
    dom.setLong(layout.vgaHoleSize(), image.deviceModel() ? VGA_HOLE_PAGES : 0);
    dom.setByte(layout.deviceModel(), image.deviceModel() ? 1 : 0);
    dom.setInt(layout.maxVcpus(), image.maxVcpus());
    dom.setInt(layout.consoleEvtchn(), image.consolePort());
    dom.setInt(layout.consoleDomid(), image.consoleDomid());
    dom.setInt(layout.xenstoreEvtchn(), image.storePort());
    dom.setInt(layout.xenstoreDomid(), image.storeDomid());
    // Claiming needs memory that is free at once, while dom0 may still be ballooning down.
    dom.setInt(layout.claimEnabled(), 0);
  }

  private void map(DomImage dom, GuestLayout memory) {
    List<AcpiTables.Placed> tables = List.of();
    if (!image.deviceModel()) {
      tables = AcpiTables.of(image.maxVcpus(), image.online(), dom.wantsLowAcpiPointer());
      int at = layout.acpiModules();
      for (AcpiTables.Placed placed : tables) {
        module(dom, at, placed.bytes(), placed.address());
        at += DomImageLayout.MODULE_BYTES;
      }
    }
    List<GuestLayout.Range> ranges = memory.map(image.deviceModel(), tables, abi.acpiRangeType());
    Memory e820 = keep(ranges.size() * E820_ENTRY_BYTES);
    for (int i = 0; i < ranges.size(); i++) {
      GuestLayout.Range range = ranges.get(i);
      e820.setLong(i * (long) E820_ENTRY_BYTES, range.start());
      e820.setLong(i * (long) E820_ENTRY_BYTES + 8, range.bytes());
      e820.setInt(i * (long) E820_ENTRY_BYTES + 16, range.type());
    }
    session.require(
        "set the memory map of domain",
        image.domid(),
        "xc_domain_set_memory_map",
        image.domid(),
        e820,
        ranges.size());
    dom.setPointer(layout.e820(), e820);
    dom.setInt(layout.e820Entries(), ranges.size());
  }

  private void module(DomImage dom, int at, byte[] bytes, long address) {
    Memory data = keep(bytes.length);
    data.write(0, bytes, 0, bytes.length);
    dom.setPointer(at, data);
    dom.setInt(at + DomImageLayout.MODULE_LENGTH, bytes.length);
    dom.setLong(at + DomImageLayout.MODULE_ADDRESS, address);
  }

  private Memory keep(int bytes) {
    Memory memory = XenSession.zeroed(bytes);
    kept.add(memory);
    return memory;
  }

  private byte[] read(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new HypercallException(
          "Cannot build domain "
              + image.domid()
              + ": its firmware "
              + path
              + " cannot be read: "
              + e.getMessage()
              + ".",
          "xc_dom_module_file",
          0,
          image.domid());
    }
  }
}
