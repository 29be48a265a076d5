package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.Viridian.Group;
import xm.toolstack.testing.FakeHost;

class ViridianMaskTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "BASE,3",
    "BASE FREQ,1",
    "BASE STIMER,391",
    "BASE FREQ REFERENCE_TSC HCALL_REMOTE_TLB_FLUSH HCALL_IPI EX_PROCESSOR_MASKS,1561"
  })
  void groupsAreBitsOfXen(String groups, long mask) {
    Set<Group> set = EnumSet.noneOf(Group.class);
    for (String name : groups.split(" ")) {
      set.add(Group.valueOf(name));
    }
    assertEquals(mask, ViridianMask.of(set));
  }

  private String refusal(int xenMinor, String words) {
    CreateFacts f = new FactsReader(new FakeHost(dir)).read();
    CreateFacts facts =
        new CreateFacts(
            f.domains(),
            f.uuids(),
            f.backends(),
            f.disks(),
            f.memory(),
            f.pools(),
            f.scheduler(),
            f.virtualization(),
            xenMinor,
            f.maxCpus(),
            f.vifNames(),
            f.qemu(),
            f.paths(),
            f.scripts(),
            f.shim(),
            f.files());
    String text = "name = 'w'\nmemory = 64\nviridian = " + words + "\nbuilder = 'hvm'\n";
    List<String> refusals = new ArrayList<>();
    ViridianMask.check(
        DomainConfigLoader.load(new ConfigRequest("w", text, List.of(), HostFacts.NONE)).config(),
        facts,
        refusals);
    return String.join("|", refusals);
  }

  @Test
  void whatTheRunningXenDoesNotKnowIsSaid() {
    String names = "['base', 'hcall_ipi', 'no_vp_limit', 'cpu_hotplug']";
    assertEquals(
        "viridian: this host's Xen 4.14 does not know no_vp_limit, cpu_hotplug; leave it out, or"
            + " write 'all' for what Xen knows.",
        refusal(14, names));
    assertEquals("", refusal(15, names));
    assertEquals("", refusal(14, "['all', 'defaults']"));
  }
}
