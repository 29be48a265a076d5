package xm.toolstack.migrate.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureNamesTest {

  /**
   * As it was on real Xen 4.17 with two equal hosts: a PV guest's policy, and what the host gives.
   */
  @Test
  void whatAmdRepeatsIsNoFeatureOfItsOwn() {
    List<Integer> guest = List.of(0x1789_cbf5, 0xdef8_2203, 0x2991_cbf5);
    List<Integer> host = List.of(0x1789_cbf5, 0xdef8_2203, 0x2810_0800);
    assertEquals(List.of(), FeatureNames.missing(guest, host));
    assertEquals(
        List.of("nx", "lm"),
        FeatureNames.missing(guest, List.of(0x1789_cbf5, 0xdef8_2203, 0x0800_0800)));
    assertEquals(List.of("fpu"), FeatureNames.missing(List.of(1), List.of()));
  }
}
