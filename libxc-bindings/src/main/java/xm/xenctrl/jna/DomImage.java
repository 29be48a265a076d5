package xm.xenctrl.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import xm.xenctrl.HypercallException;
import xm.xenctrl.jna.abi.DomImageLayout;

/**
 * One {@code struct xc_dom_image} of libxenguest, from xc_dom_allocate to xc_dom_release.
 *
 * <p>Nothing is written before the canaries have shown that the layout is the library's own.
 */
final class DomImage implements AutoCloseable {
  static final int PV_CONTAINER = 0;
  static final int HVM_CONTAINER = 1;

  /** XC_DOM_DECOMPRESS_MAX: the limit that xc_dom_allocate sets for kernel and modules. */
  private static final long DECOMPRESS_MAX = 0x40000000L;

  /** An allocator rounds up; this is less than the difference between distinct layouts. */
  private static final int ROUNDING_BYTES = 256;

  /** features.h. */
  private static final int RSDP_UNRESTRICTED = 15;

  private static final String LINUX = "linux";
  private static final String ALLOCATE = "xc_dom_allocate";

  private final XenSession session;
  private final DomImageLayout layout;
  private final String kernel;
  private final Pointer dom;

  private DomImage(XenSession session, DomImageLayout layout, String kernel, Pointer dom) {
    this.session = session;
    this.layout = layout;
    this.kernel = kernel;
    this.dom = dom;
  }

  /**
   * Allocates an image and checks its layout.
   *
   * @param kernel named in messages
   * @throws HypercallException when memory is short or the layout is not the library's
   */
  static DomImage allocate(
      XenSession session, DomImageLayout layout, String kernel, String cmdline, String features) {
    session.log().clear();
    Pointer dom = session.callPointer(ALLOCATE, cmdline, features.isEmpty() ? null : features);
    if (dom == null) {
      throw failed(session, kernel, ALLOCATE, Native.getLastError());
    }
    DomImage image = new DomImage(session, layout, kernel, dom);
    String wrong = image.firstWrongCanary(cmdline);
    if (wrong != null) {
      image.close();
      throw new HypercallException(
          "Cannot build a guest: libxenguest of Xen "
              + session.runningRelease()
              + " keeps "
              + wrong
              + " of struct xc_dom_image elsewhere than this xm expects; nothing was written to it."
              + " Use the distribution's own library.",
          ALLOCATE,
          0,
          -1);
    }
    return image;
  }

  /** Compares known values with what is at the offsets; null when all are as they must be. */
  private String firstWrongCanary(String cmdline) {
    long usable = session.api().callLong("malloc_usable_size", dom);
    if (usable < layout.size() || usable >= layout.size() + ROUNDING_BYTES) {
      return "the size (" + usable + " bytes)";
    }
    if (!session.handle().equals(dom.getPointer(layout.xch()))) {
      return "xch";
    }
    if (dom.getLong(DomImageLayout.MAX_KERNEL_SIZE) != DECOMPRESS_MAX
        || dom.getLong(DomImageLayout.MAX_MODULE_SIZE) != DECOMPRESS_MAX) {
      return "max_kernel_size";
    }
    if (!hasText(dom.getPointer(DomImageLayout.CMDLINE), cmdline)) {
      return "cmdline";
    }
    if (dom.getInt(layout.containerType()) != PV_CONTAINER || translated()) {
      return "container_type";
    }
    dom.setInt(layout.containerType(), HVM_CONTAINER);
    boolean follows = translated();
    dom.setInt(layout.containerType(), PV_CONTAINER);
    return follows ? null : "container_type";
  }

  private static boolean hasText(Pointer at, String text) {
    byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
    return at != null
        && Arrays.equals(expected, at.getByteArray(0, expected.length))
        && at.getByte(expected.length) == 0;
  }

  /** Calls a builder function that takes the image first; throws with libxc's text on failure. */
  void step(String function, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = dom;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    if (session.api().callInt(function, all) != 0) {
      throw failed(session, kernel, function, Native.getLastError());
    }
  }

  private static HypercallException failed(
      XenSession session, String kernel, String function, int errno) {
    String told = session.log().take();
    if (told.isEmpty()) {
      told = function + " failed, " + NativeErrors.sentence(session.api(), errno);
    }
    return NativeErrors.refused(
        session.api(), function, "build the guest from kernel '" + kernel + "'", -1, errno, told);
  }

  void setInt(int offset, int value) {
    if (offset != DomImageLayout.ABSENT) {
      dom.setInt(offset, value);
    }
  }

  void setLong(int offset, long value) {
    dom.setLong(offset, value);
  }

  void setByte(int offset, int value) {
    dom.setByte(offset, (byte) value);
  }

  void setPointer(int offset, Pointer value) {
    dom.setPointer(offset, value);
  }

  /**
   * True for a Linux that finds the ACPI pointer below 1 MiB only; known after parsing. Later ones
   * say that they need not (XENFEAT_linux_rsdp_unrestricted).
   */
  boolean wantsLowAcpiPointer() {
    if (layout.hasKernelNotes()) {
      String os = dom.getString(DomImageLayout.GUEST_OS, StandardCharsets.US_ASCII.name());
      return os.equals(LINUX)
          && (dom.getInt(DomImageLayout.FEATURES_SUPPORTED) & 1 << RSDP_UNRESTRICTED) == 0;
    }
    Pointer os = session.api().callPointer("xc_dom_guest_os", dom);
    return os != null
        && os.getString(0, StandardCharsets.US_ASCII.name()).equals(LINUX)
        && (session.api().callInt("xc_dom_feature_get", dom, RSDP_UNRESTRICTED) & 0xff) == 0;
  }

  void setText(int offset, String ascii) {
    dom.setString(offset, ascii, StandardCharsets.US_ASCII.name());
  }

  int getInt(int offset) {
    return dom.getInt(offset);
  }

  DomImageLayout layout() {
    return layout;
  }

  /** True for HVM and PVH: guest frames are translated by hardware. C's bool sets one byte only. */
  boolean translated() {
    return (session.api().callInt("xc_dom_translated", dom) & 0xff) != 0;
  }

  /** The builder's name for the kind of guest, e.g. "xen-3.0-x86_64"; known after parsing. */
  String guestType() {
    Pointer text = dom.getPointer(layout.guestType());
    return text == null ? "" : text.getString(0, StandardCharsets.US_ASCII.name());
  }

  /**
   * The frame that the outside needs to reach the guest frame whose number is at the offset.
   *
   * @throws HypercallException when the builder did not allocate it
   */
  long frame(int pfnOffset) {
    long pfn = dom.getLong(pfnOffset);
    if (translated()) {
      return pfn;
    }
    Pointer p2m = dom.getPointer(layout.p2m());
    if (p2m == null || pfn < 0 || pfn >= dom.getLong(layout.totalPages())) {
      throw new HypercallException(
          "Cannot build the guest from kernel '"
              + kernel
              + "': libxenguest gave it no console or xenstore page.",
          "xc_dom_boot_image",
          0,
          -1);
    }
    return p2m.getLong(pfn * Long.BYTES);
  }

  @Override
  public void close() {
    session.api().callVoid("xc_dom_release", dom);
  }
}
