package xm.xenctrl.pvh;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the memory of a PVH or HVM guest lies (libxl's build of both; addresses of
 * xen/include/public/arch-x86/hvm/start_info.h, tools/include/xenguest.h and xen-x86 headers).
 *
 * @param lowEnd end of the RAM below 4 GiB, an address
 * @param highEnd end of the RAM above 4 GiB, 0 when there is none
 * @param mmioStart begin of the hole below 4 GiB
 */
public record GuestLayout(long lowEnd, long highEnd, long mmioStart) {
  public static final long PAGE_BYTES = 4096;
  static final long FOUR_GIB = 1L << 32;

  /** ACPI_INFO_PHYSICAL_ADDRESS: where ACPI data of PVH begins, and with it the hole. */
  public static final long ACPI_START = 0xfc000000L;

  /** HVM_BELOW_4G_MMIO_LENGTH. */
  private static final long HVM_HOLE_BYTES = 0x10000000L;

  /** X86_HVM_NR_SPECIAL_PAGES pages up to X86_HVM_END_SPECIAL_REGION. */
  private static final long SPECIAL_START = 0xfeff8000L;

  private static final long SPECIAL_BYTES = 8 * PAGE_BYTES;

  /** hvmloader describes what is below 1 MiB itself. */
  private static final long HVM_RAM_START = 0x100000L;

  private static final int RAM = 1;
  private static final int RESERVED = 2;

  /**
   * Lays memory out.
   *
   * @param bytes all RAM
   * @param deviceModel true for HVM
   * @param holeBytes wanted size of the hole, 0 for the usual one; the usual one is the smallest
   */
  public static GuestLayout of(long bytes, boolean deviceModel, long holeBytes) {
    long usual = deviceModel ? HVM_HOLE_BYTES : FOUR_GIB - ACPI_START;
    long mmioStart = FOUR_GIB - Math.max(usual, Math.min(holeBytes, FOUR_GIB - HVM_RAM_START));
    return bytes > mmioStart
        ? new GuestLayout(mmioStart, FOUR_GIB + bytes - mmioStart, mmioStart)
        : new GuestLayout(bytes, 0, mmioStart);
  }

  public long mmioBytes() {
    return FOUR_GIB - mmioStart;
  }

  /**
   * One entry of the memory map.
   *
   * @param type as in an e820 map: 1 RAM, 2 reserved, 3 ACPI, 4 ACPI NVS
   */
  public record Range(long start, long bytes, int type) {}

  /**
   * The memory map that the guest is given.
   *
   * @param tables what was placed for it; empty for HVM
   * @param tableType 3 up to Xen 4.20, 4 since
   */
  public List<Range> map(boolean deviceModel, List<AcpiTables.Placed> tables, int tableType) {
    List<Range> map = new ArrayList<>();
    long start = deviceModel ? HVM_RAM_START : 0;
    map.add(new Range(start, lowEnd - start, RAM));
    if (!deviceModel) {
      map.add(new Range(SPECIAL_START, SPECIAL_BYTES, RESERVED));
    }
    for (AcpiTables.Placed placed : tables) {
      long within = placed.address() % PAGE_BYTES;
      map.add(new Range(placed.address() - within, placed.bytes().length + within, tableType));
    }
    if (highEnd > 0) {
      map.add(new Range(FOUR_GIB, highEnd - FOUR_GIB, RAM));
    }
    return map;
  }
}
