package xm.xenctrl.jna.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * The members of {@code struct xc_dom_image} (xenguest.h; xc_dom.h before 4.14) that building a
 * guest touches. There are no setter functions for them.
 *
 * <p>Two runs of members have kept their inner distances in all releases and only moved as a whole:
 * {@code flags} to {@code xen_caps}, and {@code container_type} to {@code max_vcpus}.
 */
public enum DomImageLayout implements Layout {
  SINCE_4_11(2576, 832, 1008, 1104, 1128, 1192, 2344, "p2m_host", false),
  SINCE_4_12(2584, 832, 1008, 1104, 1128, 1192, 2344, "p2m_host", true),
  SINCE_4_14(2576, 832, 1008, 1104, 1120, 1184, 2336, "pv_p2m", true),
  SINCE_4_15(1952, 208, 384, 480, 504, 560, 1712, "pv_p2m", true),
  /** memflags was added in what was padding. */
  SINCE_4_22(1952, 208, 384, 480, 504, 560, 1712, "pv_p2m", true);

  public static final int ABSENT = -1;

  public static final int KERNEL_BLOB = 0;
  public static final int KERNEL_SIZE = 8;
  public static final int MAX_KERNEL_SIZE = 152;
  public static final int MAX_MODULE_SIZE = 160;
  public static final int CMDLINE = 176;

  /** Text of the kernel's note, with {@link #hasKernelNotes()} only. */
  public static final int GUEST_OS = 680;

  /** First word of the feature bits, with {@link #hasKernelNotes()} only. */
  public static final int FEATURES_SUPPORTED = 800;

  /** sizeof(struct xc_hvm_firmware_module). */
  public static final int MODULE_BYTES = 24;

  public static final int MODULE_LENGTH = 8;
  public static final int MODULE_ADDRESS = 16;

  private final int size;
  private final int guestType;
  private final int consolePfn;
  private final int p2m;
  private final int totalPages;
  private final int flags;
  private final int containerType;
  private final String p2mName;
  private final boolean hasMaxVcpus;

  DomImageLayout(
      int size,
      int guestType,
      int consolePfn,
      int p2m,
      int totalPages,
      int flags,
      int containerType,
      String p2mName,
      boolean hasMaxVcpus) {
    this.size = size;
    this.guestType = guestType;
    this.consolePfn = consolePfn;
    this.p2m = p2m;
    this.totalPages = totalPages;
    this.flags = flags;
    this.containerType = containerType;
    this.p2mName = p2mName;
    this.hasMaxVcpus = hasMaxVcpus;
  }

  /** {@code const char *}, e.g. "xen-3.0-x86_64"; set by xc_dom_parse_image. */
  public int guestType() {
    return guestType;
  }

  public int consolePfn() {
    return consolePfn;
  }

  public int xenstorePfn() {
    return consolePfn + 8;
  }

  /** Pointer to an array of machine frames, one 8-byte entry per guest frame. */
  public int p2m() {
    return p2m;
  }

  public int totalPages() {
    return totalPages;
  }

  /** Start info flags, {@code unsigned long}. */
  public int flags() {
    return flags;
  }

  public int consoleEvtchn() {
    return flags + 8;
  }

  public int xenstoreEvtchn() {
    return flags + 12;
  }

  public int consoleDomid() {
    return flags + 16;
  }

  public int xenstoreDomid() {
    return flags + 20;
  }

  public int xch() {
    return flags + 32;
  }

  public int guestDomid() {
    return flags + 40;
  }

  public int claimEnabled() {
    return flags + 44;
  }

  /** 1024 bytes of capability text; xc_dom_boot_xen_init fills it. */
  public int xenCaps() {
    return flags + 52;
  }

  /** 0 PV, 1 HVM or PVH. */
  public int containerType() {
    return containerType;
  }

  /** Pages populated at start, {@code uint64_t}; the members of HVM and PVH begin here. */
  public int targetPages() {
    return containerType + 8;
  }

  public int mmioStart() {
    return containerType + 16;
  }

  public int mmioSize() {
    return containerType + 24;
  }

  public int lowmemEnd() {
    return containerType + 32;
  }

  public int highmemEnd() {
    return containerType + 40;
  }

  /** In pages. */
  public int vgaHoleSize() {
    return containerType + 48;
  }

  /** C's bool, one byte. */
  public int deviceModel() {
    return containerType + 56;
  }

  /** {@code struct xc_hvm_firmware_module}: pointer, length at +8, guest address at +16. */
  public int systemFirmwareModule() {
    return containerType + 64;
  }

  /** Four of the same struct, {@link #MODULE_BYTES} apart. */
  public int acpiModules() {
    return containerType + 88;
  }

  /** Pointer to packed entries of 20 bytes. */
  public int e820() {
    return containerType + 208;
  }

  public int e820Entries() {
    return containerType + 216;
  }

  /** Up to 4.14 the kernel's own words are inside the struct; later two functions tell them. */
  public boolean hasKernelNotes() {
    return this == SINCE_4_11 || this == SINCE_4_12 || this == SINCE_4_14;
  }

  /** {@link #ABSENT} in 4.11. */
  public int maxVcpus() {
    return hasMaxVcpus ? containerType + 232 : ABSENT;
  }

  @Override
  public String struct() {
    return "struct xc_dom_image";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("kernel_blob", KERNEL_BLOB, 8));
    fields.add(new Field("kernel_size", KERNEL_SIZE, 8));
    fields.add(new Field("max_kernel_size", MAX_KERNEL_SIZE, 8));
    fields.add(new Field("max_module_size", MAX_MODULE_SIZE, 8));
    fields.add(new Field("cmdline", CMDLINE, 8));
    fields.add(new Field("guest_type", guestType, 8));
    fields.add(new Field("console_pfn", consolePfn, 8));
    fields.add(new Field("xenstore_pfn", xenstorePfn(), 8));
    fields.add(new Field(p2mName, p2m, 8));
    fields.add(new Field("total_pages", totalPages, 8));
    fields.add(new Field("flags", flags, 8));
    fields.add(new Field("console_evtchn", consoleEvtchn(), 4));
    fields.add(new Field("xenstore_evtchn", xenstoreEvtchn(), 4));
    fields.add(new Field("console_domid", consoleDomid(), 4));
    fields.add(new Field("xenstore_domid", xenstoreDomid(), 4));
    fields.add(new Field("xch", xch(), 8));
    fields.add(new Field("guest_domid", guestDomid(), 4));
    fields.add(new Field("claim_enabled", claimEnabled(), 4));
    fields.add(new Field("xen_caps", xenCaps(), 1024));
    fields.add(new Field("container_type", containerType, 4));
    fields.add(new Field("target_pages", targetPages(), 8));
    fields.add(new Field("mmio_start", mmioStart(), 8));
    fields.add(new Field("mmio_size", mmioSize(), 8));
    fields.add(new Field("lowmem_end", lowmemEnd(), 8));
    fields.add(new Field("highmem_end", highmemEnd(), 8));
    fields.add(new Field("vga_hole_size", vgaHoleSize(), 8));
    fields.add(new Field("device_model", deviceModel(), 1));
    fields.add(new Field("system_firmware_module", systemFirmwareModule(), 24));
    fields.add(new Field("acpi_modules", acpiModules(), 4 * MODULE_BYTES));
    fields.add(new Field("e820", e820(), 8));
    fields.add(new Field("e820_entries", e820Entries(), 4));
    if (hasMaxVcpus) {
      fields.add(new Field("max_vcpus", maxVcpus(), 4));
    }
    return fields;
  }
}
