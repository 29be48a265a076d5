package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;
import xm.config.sxp.SxpPrinter;

/**
 * What {@code create -n} prints is what the original printed, but for the files and parts listed in
 * corpus-differences.tsv (reasons: docs/differences-from-xm.md).
 */
class CorpusSxpTest {
  private static final TestHost HOST =
      new TestHost(
          Map.of("USER", "root", "VCPUS", "2", "BRIDGE", "xenbr0", "HOME", "/root"), "/srv/corpus");

  /** File to the heads of the parts that differ, such as {@code disk} or {@code image}. */
  private static Map<String, Set<String>> differences() throws Exception {
    Map<String, Set<String>> out = new TreeMap<>();
    try (var in = CorpusSxpTest.class.getResourceAsStream("/corpus-differences.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String[] fields = line.split("\t");
          out.put(fields[0], Set.of(fields[1].split(",")));
        }
      }
    }
    return out;
  }

  @TestFactory
  List<DynamicTest> forms() throws Exception {
    Map<String, Set<String>> differences = differences();
    List<DynamicTest> out = new ArrayList<>();
    for (Path expected : Corpus.files("expected-sxp")) {
      String file = expected.getFileName().toString();
      if (file.endsWith(".sxp")) {
        String name = file.substring(0, file.length() - 4);
        Set<String> parts = differences.getOrDefault(name, Set.of());
        out.add(
            DynamicTest.dynamicTest(name, () -> form(name, Corpus.read(expected, true), parts)));
      }
    }
    return out;
  }

  private static ConfigRequest request(String name) {
    String text = Corpus.config(name);
    List<String> words = text.contains("vmid") ? List.of("vmid=1") : List.of();
    return new ConfigRequest("./" + name, text, words, HOST);
  }

  private static void form(String name, String expected, Set<String> parts) {
    Sxp ours = DomainConfigLoader.dryRun(request(name)).sxp();
    if (parts.isEmpty()) {
      assertEquals(expected, SxpPrinter.print(ours) + "\n");
      return;
    }
    Sxp theirs = Forms.parse(expected);
    assertNotEquals(
        SxpPrinter.print(theirs), SxpPrinter.print(ours), "listed as different, but equal");
    assertEquals(
        SxpPrinter.print(Forms.without(theirs, parts)),
        SxpPrinter.print(Forms.without(ours, parts)));
  }

  /** Files that create -n shows and that cannot be created, for what xend too would have said. */
  private static final Set<String> LATE_ERRORS =
      Set.of(
          "enomalism-xen.cfg",
          "libvirt-xm-escape-paths",
          "mirage-minios-config.in",
          "xen-git20040628-xmnetbsd",
          "xen-git20040701-xmdefaults",
          "xen-git20040709-xmnetbsd",
          "xen-git20040819-xmdefconfig");

  @TestFactory
  List<DynamicTest> roundTrips() {
    List<DynamicTest> out = new ArrayList<>();
    for (Path expected : Corpus.files("expected-sxp")) {
      String file = expected.getFileName().toString();
      String name = file.replaceFirst("\\.sxp$", "");
      if (file.endsWith(".sxp")) {
        out.add(DynamicTest.dynamicTest(name, () -> roundTrip(name)));
      }
    }
    return out;
  }

  private static void roundTrip(String name) {
    DomainConfig config;
    try {
      config = DomainConfigLoader.load(request(name)).config();
    } catch (ConfigException e) {
      assertTrue(LATE_ERRORS.contains(name), e.getMessage());
      return;
    }
    String sxp = DomainConfigLoader.toSxp(config);
    DomainConfig again = DomainConfigLoader.loadSxp("stored", sxp).config();
    assertEquals(sxp, DomainConfigLoader.toSxp(again));
    assertEquals(withoutSource(config), again);
  }

  private static DomainConfig withoutSource(DomainConfig c) {
    return new DomainConfig(
        c.name(),
        c.uuid(),
        c.type(),
        c.boot(),
        c.memory(),
        c.cpus(),
        c.scheduling(),
        c.lifecycle(),
        c.platform(),
        c.machine(),
        c.devices(),
        c.hardware(),
        c.description(),
        c.variables(),
        "");
  }
}
