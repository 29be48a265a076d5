package xm.xenctrl.pvh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.xenctrl.pvh.GuestLayout.Range;

class GuestLayoutTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @Test
  void aSmallPvhGuestHasOneRangeOfMemory() {
    GuestLayout layout = GuestLayout.of(96 * MIB, false, 0);
    assertEquals(new GuestLayout(96 * MIB, 0, 0xfc000000L), layout);
    List<AcpiTables.Placed> tables = AcpiTables.of(1, new BitSet(), true);
    assertEquals(
        List.of(
            new Range(0, 96 * MIB, 1),
            new Range(0xfeff8000L, 0x8000, 2),
            new Range(0xff000L, 0x1000, 3),
            new Range(0xfc000000L, 0x1000, 3)),
        layout.map(false, tables, 3));
  }

  @Test
  void whatDoesNotFitBelowTheHoleIsAboveFourGib() {
    GuestLayout pvh = GuestLayout.of(6 * GIB, false, 0);
    assertEquals(0xfc000000L, pvh.lowEnd());
    assertEquals(6 * GIB + 0x04000000L, pvh.highEnd());
    List<Range> map = pvh.map(false, List.of(), 4);
    assertEquals(new Range(4 * GIB, 2 * GIB + 0x04000000L, 1), map.get(map.size() - 1));
    GuestLayout exactly = GuestLayout.of(0xfc000000L, false, 0);
    assertEquals(0, exactly.highEnd());
  }

  @Test
  void hvmHasALargerHoleAndNothingBelowOneMib() {
    GuestLayout hvm = GuestLayout.of(4 * GIB, true, 0);
    assertEquals(0xf0000000L, hvm.lowEnd());
    assertEquals(4 * GIB + 0x10000000L, hvm.highEnd());
    assertEquals(
        List.of(new Range(MIB, 0xf0000000L - MIB, 1), new Range(4 * GIB, 0x10000000L, 1)),
        hvm.map(true, List.of(), 3));
  }

  @Test
  void aHoleMayBeLargerButNotSmaller() {
    assertEquals(0xc0000000L, GuestLayout.of(GIB, true, GIB).mmioStart());
    assertEquals(0xf0000000L, GuestLayout.of(GIB, true, MIB).mmioStart());
    assertEquals(GIB, GuestLayout.of(GIB, true, GIB).mmioBytes());
  }
}
