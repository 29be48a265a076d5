package xm.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.SimulatedHost;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.Toolstack;
import xm.toolstack.ToolstackException;
import xm.toolstack.ToolstackFactory;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;

/** The toolstack on the simulated host: a domain's whole life, and what stops it. */
@Timeout(60)
class LifeScenarioTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final CreateOptions RUNNING = new CreateOptions(false);

  @TempDir Path directory;
  private SimulatedHost simulated;
  private Host host;
  private Toolstack toolstack;

  @BeforeEach
  void start() {
    simulated = SimulatedHost.start(directory);
    host = simulated.connect();
    toolstack = ToolstackFactory.on(host);
  }

  @AfterEach
  void stop() {
    toolstack.close();
    host.close();
    simulated.close();
  }

  private void awaitState(String path, String state) {
    host.xenstore()
        .await(
            LIMIT,
            path + " to be in state " + state,
            r -> r.readIfExists(path + "/state").filter(state::equals));
  }

  private DomainInfo awaitEnd(int domid) {
    return host.xenstore()
        .awaitDomainEvent(
            LIMIT,
            "domain " + domid + " to end",
            r -> host.hypervisor().domain(domid).filter(DomainInfo::shutdown));
  }

  /** The guest advertises this once it listens to requests. */
  private void awaitBoot(int domid) {
    host.xenstore()
        .await(
            LIMIT,
            "domain " + domid + " to listen",
            r ->
                r.readIfExists("/local/domain/" + domid + "/control/feature-poweroff")
                    .filter("1"::equals));
  }

  private StartedDomain create(String name, String extra) {
    return toolstack.create(
        Configs.guest(
            name,
            extra,
            Configs.device("/dev/vg0/hello", "xvda", 51712),
            Configs.image("/var/lib/xen/images/hello.img", "xvdb", 51728),
            Configs.vif("xenbr0")),
        RUNNING,
        Progress.NONE);
  }

  @Test
  void a_domain_is_created_seen_stopped_and_leaves_nothing() {
    long free = host.hypervisor().physInfo().freePages();
    StartedDomain web = create("web", "");
    assertEquals(1, web.domid());
    assertEquals("web", toolstack.find("web").name());
    assertEquals(2, toolstack.sample().domains().size());
    for (String backend : List.of("vbd/1/51712", "vbd/1/51728", "vif/1/0")) {
      awaitState("/local/domain/0/backend/" + backend, "4");
    }
    assertEquals(
        new ConsoleEndpoint.UnixSocket(simulated.directory().consoles().resolve("1.sock")),
        toolstack.console(1, 0));
    awaitBoot(1);
    toolstack.requestShutdown(1, ShutdownRequest.POWEROFF);
    assertTrue(awaitEnd(1).shutdown());
    toolstack.destroy(1);
    assertEquals(List.of(), Leftovers.of(simulated, host));
    assertEquals(free, host.hypervisor().physInfo().freePages());
    assertThrows(NoSuchDomainException.class, () -> toolstack.find("web"));
  }

  @Test
  void a_running_domain_is_destroyed_and_leaves_nothing() {
    StartedDomain web = create("web", "sim.ignore-shutdown");
    awaitState("/local/domain/0/backend/vif/" + web.domid() + "/0", "4");
    toolstack.destroy(web.domid());
    assertEquals(List.of(), Leftovers.of(simulated, host));
    assertTrue(create("web", "").domid() > web.domid());
  }

  @Test
  void a_domain_whose_guest_never_connects_is_destroyed_all_the_same() {
    StartedDomain web = create("web", "sim.hang-in-boot");
    toolstack.pause(web.domid());
    assertTrue(toolstack.find("web").info().paused());
    toolstack.destroy(web.domid());
    assertEquals(List.of(), Leftovers.of(simulated, host));
  }

  @Test
  void refusals_touch_nothing() {
    long free = host.hypervisor().physInfo().freePages();
    refused(Configs.guest("a", "", "/boot/absent", 64), "/boot/absent");
    refused(Configs.guest("b", "", Configs.vif("nobr")), "nobr");
    refused(
        Configs.guest("c", "", Configs.device("/dev/vg0/absent", "xvda", 51712)),
        "/dev/vg0/absent");
    refused(Configs.guest("d", "", "/boot/vmlinuz-sim", 1_000_000), "KiB");
    refused(Configs.guest("Domain-0", ""), "Domain-0");
    assertEquals(free, host.hypervisor().physInfo().freePages());
  }

  private void refused(xm.config.model.DomainConfig config, String word) {
    ToolstackException refusal =
        assertThrows(
            ToolstackException.class, () -> toolstack.create(config, RUNNING, Progress.NONE));
    assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
    assertEquals(List.of(), Leftovers.of(simulated, host));
  }

  @Test
  void one_image_is_not_given_to_two_domains() {
    create("one", "");
    ToolstackException refusal =
        assertThrows(
            ToolstackException.class,
            () ->
                toolstack.create(
                    Configs.guest(
                        "two", "", Configs.image("/var/lib/xen/images/hello.img", "xvda", 51712)),
                    RUNNING,
                    Progress.NONE));
    assertTrue(refusal.getMessage().contains("hello.img"), refusal.getMessage());
    assertEquals(Optional.empty(), host.hypervisor().domain(2));
    assertFalse(host.xenstore().isIntroduced(2));
  }
}
