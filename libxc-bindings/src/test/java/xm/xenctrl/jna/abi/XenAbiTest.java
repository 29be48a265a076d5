package xm.xenctrl.jna.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table against what gcc measured in that release's headers. */
class XenAbiTest {

  @ParameterizedTest
  @EnumSource(XenAbi.class)
  void everyOffsetIsTheOneOfTheReleasesHeaders(XenAbi abi) throws IOException {
    for (Layout layout : layouts(abi)) {
      String[] fact = fact(layout.struct(), abi.release());
      assertEquals(Integer.parseInt(fact[2]), layout.size(), layout.struct() + " sizeof");
      Set<String> members = Set.copyOf(Arrays.asList(withoutArraySizes(fact[3]).split(" ")));
      assertTrue(!layout.fields().isEmpty(), layout.struct());
      for (Field field : layout.fields()) {
        String name = field.path().substring(field.path().lastIndexOf('.') + 1);
        String wanted = name + "@" + field.offset() + ":" + field.bytes();
        assertTrue(
            members.contains(wanted), abi + " " + layout.struct() + " has no member " + wanted);
      }
    }
  }

  @Test
  void rowsAreInOrderWithoutGaps() {
    XenRelease expected = XenAbi.oldest();
    for (XenAbi abi : XenAbi.values()) {
      assertEquals(expected, abi.release());
      assertEquals(abi, XenAbi.of(abi.release()));
      expected = new XenRelease(4, expected.minor() + 1);
    }
    assertEquals(XenAbi.newest(), new XenRelease(4, expected.minor() - 1));
  }

  @Test
  void interfaceVersionsNeverGoBack() {
    XenAbi before = XenAbi.XEN_4_11;
    for (XenAbi after : XenAbi.values()) {
      assertTrue(after.domctlVersion() >= before.domctlVersion(), after.name());
      assertTrue(after.sysctlVersion() >= before.sysctlVersion(), after.name());
      before = after;
    }
  }

  @Test
  void unknownReleasesHaveNoRow() {
    assertNull(XenAbi.of(new XenRelease(4, 10)));
    assertNull(XenAbi.of(new XenRelease(4, 23)));
    assertNull(XenAbi.of(new XenRelease(5, 17)));
  }

  @Test
  void capabilityBitsFollowTheRelease() {
    int hvmDirectIo = 0b11;
    assertTrue(PhysCapabilities.SINCE_4_11.directIo(hvmDirectIo));
    assertTrue(PhysCapabilities.SINCE_4_11.pv(0), "4.11 always has PV and no bit for it");
    assertEquals(false, PhysCapabilities.SINCE_4_12.directIo(hvmDirectIo));
    assertTrue(PhysCapabilities.SINCE_4_12.pv(hvmDirectIo));
    assertEquals(false, PhysCapabilities.SINCE_4_13.shadow(1 << 3));
    assertTrue(PhysCapabilities.SINCE_4_13.hap(1 << 3));
    assertEquals(2, PhysCapabilities.SINCE_4_16.maxGrantVersion(3 << 8));
    assertEquals(1, PhysCapabilities.SINCE_4_16.maxGrantVersion(1 << 8));
    assertEquals(0, PhysCapabilities.SINCE_4_16.maxGrantVersion(0));
  }

  @Test
  void physInfoIsFoundByItsMeasuredSize() {
    assertEquals(PhysInfoLayout.SINCE_4_11, PhysInfoLayout.ofSize(104));
    assertEquals(PhysInfoLayout.SINCE_4_17, PhysInfoLayout.ofSize(112));
    assertNull(PhysInfoLayout.ofSize(120));
  }

  static List<Layout> layouts(XenAbi abi) {
    List<Layout> layouts = new ArrayList<>(List.of(FixedLayout.values()));
    layouts.add(abi.domainInfo());
    layouts.add(abi.physInfo());
    layouts.add(abi.createDomain());
    layouts.add(abi.domImage());
    return layouts;
  }

  /** {@code handle[16]@4:16} becomes {@code handle@4:16}. */
  private static String withoutArraySizes(String members) {
    return members.replaceAll("\\[\\d+\\]", "");
  }

  private static String[] fact(String struct, XenRelease release) throws IOException {
    String name = struct.replace("struct ", "").replaceAll("_t$", "");
    try (InputStream in = XenAbiTest.class.getResourceAsStream("../layouts.tsv")) {
      assertNotNull(in);
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      try (Stream<String> lines = all.lines()) {
        return lines
            .map(line -> line.split("\t"))
            .filter(row -> row[0].equals(name) && covers(row[1], release))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no facts on " + name + " of " + release));
      }
    }
  }

  private static boolean covers(String range, XenRelease release) {
    String[] ends = range.split("\\.\\.");
    int last = "HEAD".equals(ends[1]) ? Integer.MAX_VALUE : minor(ends[1]);
    return minor(ends[0]) <= release.minor() && release.minor() <= last;
  }

  private static int minor(String release) {
    return Integer.parseInt(release.substring(release.indexOf('.') + 1));
  }
}
