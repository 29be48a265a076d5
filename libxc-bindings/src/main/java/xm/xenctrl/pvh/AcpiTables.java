package xm.xenctrl.pvh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The ACPI tables of a PVH guest, written by us after the ACPI specification (5.0, chapter 5):
 * RSDP, XSDT, FADT, FACS, MADT and a DSDT that names the processors. Without them a guest knows one
 * processor and no interrupt controller, and is deaf after its boot.
 *
 * <p>Numbers that the hypervisor fixes: the local APIC of vcpu N has the id 2N, and a PVH guest has
 * no legacy devices but that.
 */
public final class AcpiTables {
  /** More would need x2APIC entries: ids are 8 bits wide in the entries written here. */
  public static final int MAX_VCPUS = 127;

  /** Where BIOSes leave the pointer; the last 64 bytes below 1 MiB. */
  private static final long LOW_POINTER = 0x100000L - 64;

  private static final int POINTER_BYTES = 64;
  private static final int HEADER_BYTES = 36;

  private static final int FADT_BYTES = 268;
  private static final int FADT_REVISION = 5;

  private static final long LOCAL_APIC = 0xfee00000L;

  private final ByteBuffer memory;
  private final long start;

  private AcpiTables(long start, int room) {
    this.start = start;
    this.memory = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes and the guest's physical address where they belong. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
  public record Placed(long address, byte[] bytes) {}

  /**
   * Makes the tables.
   *
   * @param vcpus 1 to {@link #MAX_VCPUS}
   * @param online the vcpus that are enabled at start; others may come later
   * @param lowPointer true to put the pointer below 1 MiB, for kernels that search it there
   * @return the pointer first, the tables second
   */
  public static List<Placed> of(int vcpus, BitSet online, boolean lowPointer) {
    if (vcpus < 1 || vcpus > MAX_VCPUS) {
      throw new IllegalArgumentException("vcpus: " + vcpus);
    }
    AcpiTables tables = new AcpiTables(GuestLayout.ACPI_START, 16 * (int) GuestLayout.PAGE_BYTES);
    byte[] pointer = tables.build(vcpus, online);
    int used = tables.memory.position();
    int pages = (int) ((used + GuestLayout.PAGE_BYTES - 1) / GuestLayout.PAGE_BYTES);
    byte[] bytes = Arrays.copyOf(tables.memory.array(), pages * (int) GuestLayout.PAGE_BYTES);
    long address = lowPointer ? LOW_POINTER : tables.start + bytes.length;
    return List.of(new Placed(address, pointer), new Placed(tables.start, bytes));
  }

  private byte[] build(int vcpus, BitSet online) {
    final long facs = facs();
    final long dsdt = dsdt(vcpus, online);
    final long fadt = fadt(dsdt, facs);
    final long madt = madt(vcpus, online);
    return pointer(xsdt(fadt, madt));
  }

  /** Begins a table at the next multiple of 64 bytes and gives its place in the buffer. */
  private int begin(String signature, int revision) {
    memory.position((memory.position() + 63) / 64 * 64);
    int at = memory.position();
    text(signature, 4);
    memory.putInt(0).put((byte) revision).put((byte) 0);
    text("Xen", 6);
    text("XMPVH", 8);
    memory.putInt(0);
    text("XM", 4);
    memory.putInt(0);
    return at;
  }

  /** Fills length and checksum in; gives the guest's address of the table. */
  private long end(int at) {
    int length = memory.position() - at;
    memory.putInt(at + 4, length);
    memory.put(at + 9, checksum(memory.array(), at, length));
    return start + at;
  }

  private void text(String text, int width) {
    memory.put(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), width));
  }

  private static byte checksum(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += bytes[i];
    }
    return (byte) -sum;
  }

  /** The one table without a checksum. */
  private long facs() {
    int at = memory.position();
    text("FACS", 4);
    memory.putInt(64);
    memory.position(at + 32);
    memory.put((byte) 1);
    memory.position(at + 64);
    return start + at;
  }

  private long dsdt(int vcpus, BitSet online) {
    int at = begin("DSDT", 2);
    Aml scope = new Aml();
    for (int i = 0; i < vcpus; i++) {
      scope.processor(i, localApic(i, online.get(i)), online.get(i));
    }
    memory.put(new Aml().scope("\\_SB_", scope).bytes());
    return end(at);
  }

  private long fadt(long dsdt, long facs) {
    int at = begin("FACP", FADT_REVISION);
    memory.putInt((int) facs).putInt((int) dsdt);
    memory.putShort(at + 46, (short) 9); // SCI
    memory.putInt(at + 56, 0xb000); // PM1a event block, control block and general purpose block
    memory.putInt(at + 64, 0xb004);
    memory.putInt(at + 80, 0xafe0);
    memory.put(at + 88, (byte) 4).put(at + 89, (byte) 2).put(at + 92, (byte) 4);
    memory.putShort(at + 96, (short) 0xfff).putShort(at + 98, (short) 0xfff); // neither C2 nor C3
    memory.putShort(at + 109, (short) (1 << 2 | 1 << 5)); // neither VGA nor a CMOS clock
    // WBINVD, C1, no power and sleep buttons, no RTC wake, 32-bit timer, platform clock
    memory.putInt(at + 112, 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8 | 1 << 15);
    register(at + 116, 8, 0xcf9);
    memory.put(at + 128, (byte) 6);
    memory.putLong(at + 132, facs).putLong(at + 140, dsdt);
    register(at + 148, 32, 0xb000);
    register(at + 172, 16, 0xb004);
    memory.position(at + FADT_BYTES);
    return end(at);
  }

  /** A generic address in I/O space. */
  private void register(int at, int bits, long port) {
    memory.put(at, (byte) 1).put(at + 1, (byte) bits).putLong(at + 4, port);
  }

  private long madt(int vcpus, BitSet online) {
    int at = begin("APIC", 2);
    memory.putInt((int) LOCAL_APIC).putInt(1);
    for (int i = 0; i < vcpus; i++) {
      memory.put(localApic(i, online.get(i)));
    }
    return end(at);
  }

  /** Type 0, 8 bytes long: processor, APIC id, enabled. */
  private static byte[] localApic(int vcpu, boolean enabled) {
    return new byte[] {0, 8, (byte) vcpu, (byte) (2 * vcpu), (byte) (enabled ? 1 : 0), 0, 0, 0};
  }

  private long xsdt(long... tables) {
    int at = begin("XSDT", 1);
    for (long table : tables) {
      memory.putLong(table);
    }
    return end(at);
  }

  /** Without the RSDT of ACPI 1.0, which no guest is old enough to need. */
  private static byte[] pointer(long xsdt) {
    ByteBuffer b = ByteBuffer.allocate(POINTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    b.put("RSD PTR ".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    b.put(Arrays.copyOf("Xen".getBytes(StandardCharsets.US_ASCII), 6)).put((byte) 2);
    b.putInt(0).putInt(HEADER_BYTES).putLong(xsdt);
    b.put(8, checksum(b.array(), 0, 20));
    b.put(32, checksum(b.array(), 0, HEADER_BYTES));
    return b.array();
  }
}
