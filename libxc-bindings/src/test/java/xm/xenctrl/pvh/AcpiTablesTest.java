package xm.xenctrl.pvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables, walked as a guest's kernel walks them: from the pointer, by addresses. */
class AcpiTablesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 127})
  void everyTableIsReachedAndItsSumIsZero(int vcpus) {
    Walk walk = new Walk(AcpiTables.of(vcpus, all(vcpus), false));
    assertEquals(List.of("FACP", "APIC"), walk.listed);
    assertTrue(walk.tables.containsKey("DSDT"));
    assertEquals("FACS", walk.text(walk.at("FACP").getInt(36) & 0xffffffffL, 4));
    assertEquals(5, walk.at("FACP").get(8), "revision");
    ByteBuffer madt = walk.at("APIC");
    assertEquals(44 + 8 * vcpus, madt.getInt(4));
    assertEquals(0xfee00000, madt.getInt(36));
    int last = 44 + 8 * (vcpus - 1);
    assertEquals(vcpus - 1, madt.get(last + 2));
    assertEquals(2 * (vcpus - 1), madt.get(last + 3) & 0xff);
    assertEquals(1, madt.getInt(last + 4));
  }

  @Test
  void aVcpuThatIsOfflineHasAnEntryThatIsNotEnabled() {
    BitSet online = new BitSet();
    online.set(0);
    Walk walk = new Walk(AcpiTables.of(2, online, false));
    assertEquals(1, walk.at("APIC").getInt(48));
    assertEquals(0, walk.at("APIC").getInt(56));
    assertEquals(List.of("PR00 present", "PR01 absent"), walk.processors());
  }

  @Test
  void theDsdtNamesEveryProcessor() {
    Walk walk = new Walk(AcpiTables.of(127, all(127), false));
    List<String> processors = walk.processors();
    assertEquals(127, processors.size());
    assertEquals("PR7E present", processors.get(126));
  }

  @Test
  void thePointerIsWhereTheKernelSearchesIt() {
    assertEquals(0xfffc0L, AcpiTables.of(1, all(1), true).get(0).address());
    List<AcpiTables.Placed> high = AcpiTables.of(1, all(1), false);
    assertEquals(0xfc000000L, high.get(1).address());
    assertEquals(0xfc001000L, high.get(0).address());
    assertEquals(64, high.get(0).bytes().length);
  }

  @Test
  void whatDoesNotFitInEightBitsIsNotMade() {
    assertThrows(IllegalArgumentException.class, () -> AcpiTables.of(128, all(128), false));
    assertThrows(IllegalArgumentException.class, () -> AcpiTables.of(0, all(1), false));
  }

  private static BitSet all(int count) {
    BitSet set = new BitSet();
    set.set(0, count);
    return set;
  }

  /** A guest's memory and the way through it. */
  private static final class Walk {
    private final List<AcpiTables.Placed> placed;
    private final Map<String, Long> tables = new HashMap<>();
    private final List<String> listed = new ArrayList<>();

    Walk(List<AcpiTables.Placed> placed) {
      this.placed = placed;
      ByteBuffer pointer = ByteBuffer.wrap(placed.get(0).bytes()).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals("RSD PTR ", text(placed.get(0).address(), 8));
      assertEquals(0, sum(pointer, 20));
      assertEquals(0, sum(pointer, 36));
      ByteBuffer xsdt = table(pointer.getLong(24), "XSDT");
      for (int at = 36; at < xsdt.getInt(4); at += 8) {
        long address = xsdt.getLong(at);
        String signature = text(address, 4);
        table(address, signature);
        listed.add(signature);
      }
      assertEquals(at("FACP").getInt(40), (int) at("FACP").getLong(140), "DSDT, in both widths");
      table(at("FACP").getLong(140), "DSDT");
    }

    private ByteBuffer table(long address, String signature) {
      assertEquals(signature, text(address, 4));
      tables.put(signature, address);
      ByteBuffer table = memory(address);
      assertEquals(0, sum(table, table.getInt(4)), "sum of " + signature);
      return table;
    }

    ByteBuffer at(String signature) {
      return memory(tables.get(signature));
    }

    private ByteBuffer memory(long address) {
      for (AcpiTables.Placed each : placed) {
        long within = address - each.address();
        if (within >= 0 && within < each.bytes().length) {
          return ByteBuffer.wrap(each.bytes())
              .position((int) within)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN);
        }
      }
      throw new AssertionError("nothing is at " + Long.toHexString(address));
    }

    String text(long address, int length) {
      byte[] bytes = new byte[length];
      memory(address).get(bytes);
      return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static int sum(ByteBuffer bytes, int length) {
      int sum = 0;
      for (int i = 0; i < length; i++) {
        sum += bytes.get(i);
      }
      return sum & 0xff;
    }

    /** The scope's processors by the lengths that the AML itself gives. */
    List<String> processors() {
      ByteBuffer dsdt = at("DSDT");
      dsdt.position(36);
      assertEquals(0x10, dsdt.get());
      int start = dsdt.position();
      int end = start + length(dsdt);
      assertEquals(end, dsdt.getInt(4), "the scope ends with the table");
      assertEquals("\\_SB_", string(dsdt, 5));
      List<String> found = new ArrayList<>();
      while (dsdt.position() < end) {
        assertEquals(0x5b, dsdt.get());
        assertEquals(0x83, dsdt.get() & 0xff);
        int begin = dsdt.position();
        int next = begin + length(dsdt);
        String name = string(dsdt, 4);
        byte[] rest = new byte[next - dsdt.position()];
        dsdt.get(rest);
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        boolean present = text.contains("_STA" + (char) 0x0a + (char) 0x0f);
        assertEquals(!present, text.contains("_STA" + (char) 0));
        assertEquals(rest[0], text.charAt(rest.length - 8 + 2), "number in its MADT entry");
        found.add(name + (present ? " present" : " absent"));
      }
      return found;
    }

    private static int length(ByteBuffer aml) {
      int lead = aml.get() & 0xff;
      int length = lead >> 6 == 0 ? lead : lead & 0xf;
      for (int i = 0; i < lead >> 6; i++) {
        length |= (aml.get() & 0xff) << (4 + 8 * i);
      }
      return length;
    }

    private static String string(ByteBuffer aml, int length) {
      byte[] bytes = new byte[length];
      aml.get(bytes);
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }
}
