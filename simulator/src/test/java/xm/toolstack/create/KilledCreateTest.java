package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.DomainConfig;
import xm.simulator.SimulatedHost;
import xm.simulator.scenario.Leftovers;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.host.Host;
import xm.toolstack.journal.AbandonedJournal;
import xm.toolstack.journal.CreateJournal;
import xm.xenctrl.DomainInfo;

/** A creation whose process dies between two steps is taken back by whoever comes next. */
@Timeout(120)
class KilledCreateTest {
  private static final int ROUNDS = 3;

  @TempDir Path directory;

  @Test
  void deathAfterAnyStepLeavesNothing() {
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      long free = host.hypervisor().physInfo().freePages();
      List<Step> steps = plan(host, config("web")).steps();
      assertTrue(steps.size() > 10);
      for (int round = 0; round < ROUNDS; round++) {
        for (int last = 1; last < steps.size(); last++) {
          dieAfter(host, "web", last);
          List<String> told = new UnfinishedCreations(host).undo(Progress.NONE);
          assertEquals(1, told.size());
          assertTrue(told.get(0).endsWith("was taken back"), told.get(0));
          assertEquals(List.of(), Leftovers.of(simulated, host), told.get(0));
          assertEquals(free, host.hypervisor().physInfo().freePages(), told.get(0));
          assertFalse(AbandonedJournal.possible(host.paths()));
        }
      }
      String log = read(host.paths().log().resolve("xm/xm.log"));
      assertTrue(log.contains("killed at step 3 make the domain's xenstore nodes"), log);
    }
  }

  @Test
  void domainThatRunsAlreadyStays() {
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      dieAfter(host, "web", plan(host, config("web")).steps().size());
      List<String> told = new UnfinishedCreations(host).undo(Progress.NONE);
      assertTrue(told.get(0).contains("was complete"), told.toString());
      assertEquals(2, host.hypervisor().listDomains().size());
      assertEquals(List.of(), new UnfinishedCreations(host).undo(Progress.NONE));
    }
  }

  @Test
  void domainThatIsMadeWhileSomebodyLooksIsLeftAlone() {
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      CreatePlan plan = plan(host, config("web"));
      UUID uuid = UUID.randomUUID();
      try (CreateJournal journal = CreateJournal.begin(host.paths(), uuid, "web")) {
        CreateContext context = new CreateContext(host, Progress.NONE, journal);
        PlanRunner.run(new CreatePlan(plan.steps().subList(0, 3), List.of()), context);
        assertEquals(List.of(), new UnfinishedCreations(host).undo(Progress.NONE));
        assertTrue(host.hypervisor().domain(context.domid()).isPresent());
      }
    }
  }

  @Test
  void foreignDomainWithTheSameUuidIsNotTaken() {
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      DomainConfig config = config("web");
      UUID uuid = config.uuid().orElseThrow();
      CreateJournal.begin(host.paths(), uuid, "web").abandon();
      PlanRunner.run(plan(host, config), new CreateContext(host, Progress.NONE));
      String told = new UnfinishedCreations(host).undo(Progress.NONE).get(0);
      assertTrue(told.endsWith("was taken back"), told);
      List<DomainInfo> left = host.hypervisor().listDomains();
      assertEquals(uuid, left.get(left.size() - 1).handle());
    }
  }

  @Test
  void nextCreateTakesItBackFirst() {
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      dieAfter(host, "web", 10);
      List<String> said = new ArrayList<>();
      StartedDomain started =
          ToolstackFactory.on(host).create(config("web"), new CreateOptions(false), said::add);
      assertEquals("web", started.name());
      assertTrue(said.contains("take back the creation of web, whose xm was killed"), said + "");
      assertEquals(2, host.hypervisor().listDomains().size());
    }
  }

  @Test
  void directoryThatCannotBeWrittenStopsTheCreation() throws Exception {
    try (SimulatedHost simulated = SimulatedHost.start(directory.resolve("s"));
        Host host = simulated.connect()) {
      Files.createDirectories(host.paths().run());
      Files.writeString(host.paths().run().resolve("xm"), "in the way");
      assertThrows(
          xm.toolstack.ToolstackException.class,
          () ->
              new DomainCreator(host)
                  .create(config("web"), new CreateOptions(false), Progress.NONE));
      assertEquals(1, host.hypervisor().listDomains().size());
    }
  }

  /** Performs the first steps as create would, and leaves everything lying. */
  private void dieAfter(Host host, String name, int steps) {
    DomainConfig config = config(name);
    CreatePlan plan = plan(host, config);
    CreateJournal journal = CreateJournal.begin(host.paths(), config.uuid().orElseThrow(), name);
    CreateContext context = new CreateContext(host, Progress.NONE, journal);
    PlanRunner.run(new CreatePlan(plan.steps().subList(0, steps), List.of()), context);
    if (steps < plan.steps().size()) {
      // the last of a shortened list is not the last of the plan
      journal.note("domid", Integer.toString(context.hasDomain() ? context.domid() : 0));
    }
    journal.abandon();
  }

  private static CreatePlan plan(Host host, DomainConfig config) {
    return CreatePlanner.plan(config, new FactsReader(host).read(), new CreateOptions(false));
  }

  private DomainConfig config(String name) {
    Path image = directory.resolve("disk.img");
    try {
      Files.writeString(image, "disk");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    String text =
        "kernel = '/boot/vmlinuz-sim'\nmemory = 64\nname = '"
            + name
            + "'\nuuid = '"
            + UUID.randomUUID()
            + "'\ndisk = ['file:"
            + image
            + ",xvda,w', 'phy:/dev/vg0/hello,xvdb,w']\n"
            + "vif = ['mac=00:16:3e:00:00:01, bridge=xenbr0']\n";
    ConfigRequest request = new ConfigRequest("./" + name + ".cfg", text, List.of(), new Facts());
    return DomainConfigLoader.load(request).config();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private record Facts() implements HostFacts {
    @Override
    public List<String> uname() {
      return List.of("Linux", "h", "6", "#1", "x86_64");
    }

    @Override
    public java.util.Map<String, String> environment() {
      return java.util.Map.of();
    }

    @Override
    public String workingDirectory() {
      return "/";
    }

    @Override
    public boolean fileExists(String path) {
      return true;
    }

    @Override
    public boolean isDirectory(String path) {
      return false;
    }

    @Override
    public double nowSeconds() {
      return 0;
    }
  }
}
