package xm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HotplugRunner;

/** The simulated hotplug scripts, their failures, and the files they look at. */
@Timeout(30)
class HotplugTest {
  @TempDir Path directory;
  private SimulatedHost simulated;
  private Host host;
  private TestDomain domain;

  @BeforeEach
  void start() {
    simulated = SimulatedHost.start(directory);
    host = simulated.connect();
    domain = TestDomain.build(host, "");
  }

  @AfterEach
  void stop() {
    host.close();
    simulated.close();
  }

  private void disk(int devid, String params, String mode) {
    domain.offer("vbd", devid, Map.of("params", params, "mode", mode));
    awaitInitWait("vbd", devid);
  }

  private void awaitInitWait(String kind, int devid) {
    host.xenstore()
        .await(
            Duration.ofSeconds(10),
            "the back end",
            r -> r.readIfExists(domain.backend(kind, devid) + "/state").filter("2"::equals));
  }

  private String node(String kind, int devid, String key) {
    return host.xenstore().readIfExists(domain.backend(kind, devid) + "/" + key).orElse("");
  }

  private List<Path> loops() throws IOException {
    try (Stream<Path> files = Files.list(simulated.directory().loops())) {
      return files.toList();
    }
  }

  @Test
  void a_block_device_is_named() {
    disk(51712, "/dev/vg0/hello", "w");
    assertEquals(0, domain.script("block", "add", "vbd", 51712).exitCode());
    assertEquals("connected", node("vbd", 51712, "hotplug-status"));
    assertEquals(
        host.files().blockDeviceNumber("/dev/vg0/hello").orElseThrow(),
        node("vbd", 51712, "physical-device"));
  }

  @Test
  void an_image_gets_a_loop_device_until_it_is_removed() throws IOException {
    disk(51712, "/var/lib/xen/images/hello.img", "w");
    assertEquals(0, domain.script("block", "add", "vbd", 51712).exitCode());
    assertEquals("/dev/loop0", node("vbd", 51712, "node"));
    assertEquals("7:0", node("vbd", 51712, "physical-device"));
    assertEquals(1, loops().size());
    assertEquals(
        "/var/lib/xen/images/hello.img", host.files().loopBackingFile("/dev/loop0").orElseThrow());
    assertEquals(0, domain.script("block", "remove", "vbd", 51712).exitCode());
    assertEquals(List.of(), loops());
  }

  @Test
  void removing_after_the_nodes_are_gone_leaks_the_loop_device() throws IOException {
    disk(51712, "/var/lib/xen/images/hello.img", "w");
    domain.script("block", "add", "vbd", 51712);
    host.xenstore().rm(domain.backend("vbd", 51712));
    domain.script("block", "remove", "vbd", 51712);
    assertEquals(1, loops().size());
  }

  @Test
  void a_missing_disk_and_a_missing_bridge_fail_with_their_names() {
    disk(51712, "/dev/vg0/absent", "w");
    HotplugRunner.Result block = domain.script("block", "add", "vbd", 51712);
    assertEquals(1, block.exitCode());
    assertTrue(node("vbd", 51712, "hotplug-error").contains("/dev/vg0/absent"));
    assertEquals("error", node("vbd", 51712, "hotplug-status"));
    domain.offer("vif", 0, Map.of("bridge", "nobr"));
    awaitInitWait("vif", 0);
    HotplugRunner.Result vif = domain.script("vif-bridge", "online", "vif", 0);
    assertEquals(1, vif.exitCode());
    assertTrue(node("vif", 0, "hotplug-error").contains("nobr"));
  }

  @Test
  void a_disk_is_not_written_by_two() {
    disk(51712, "/dev/vg0/hello", "w");
    disk(51728, "/dev/vg0/hello", "w");
    disk(51744, "/dev/vg0/data", "r");
    disk(51760, "/dev/vg0/data", "r");
    assertEquals(0, domain.script("block", "add", "vbd", 51712).exitCode());
    assertEquals(1, domain.script("block", "add", "vbd", 51728).exitCode());
    assertEquals("busy", node("vbd", 51728, "hotplug-status"));
    assertEquals(0, domain.script("block", "add", "vbd", 51744).exitCode());
    assertEquals(0, domain.script("block", "add", "vbd", 51760).exitCode());
  }

  @Test
  void faults_make_scripts_and_back_ends_fail() {
    disk(51712, "/dev/vg0/hello", "w");
    simulated.machine().faults().put("hotplug", "match=block add", "times=1", "exit=7", "no luck");
    HotplugRunner.Result first = domain.script("block", "add", "vbd", 51712);
    assertEquals(7, first.exitCode());
    assertEquals("no luck", node("vbd", 51712, "hotplug-error"));
    assertEquals(0, domain.script("block", "add", "vbd", 51712).exitCode());
    simulated.machine().faults().put("hotplug", "exit=-1");
    assertTrue(domain.script("block", "remove", "vbd", 51712).timedOut());
    assertEquals(127, domain.script("block-absent", "add", "vbd", 51712).exitCode());
  }

  @Test
  void a_back_end_can_be_made_silent_or_failing() throws InterruptedException {
    simulated.machine().faults().put("backend-silent", "match=/51712");
    simulated.machine().faults().put("backend", "match=/51728");
    domain.offer("vbd", 51712, Map.of("params", "/dev/vg0/hello"));
    domain.offer("vbd", 51728, Map.of("params", "/dev/vg0/hello"));
    simulated.machine().settle();
    assertEquals("1", node("vbd", 51712, "state"));
    assertEquals("6", node("vbd", 51728, "state"));
  }

  @Test
  void files_are_the_simulated_ones_then_the_real_ones() {
    HostFiles files = host.files();
    assertEquals(HostFiles.Kind.BLOCK_DEVICE, files.kind("/dev/vg0/hello"));
    assertEquals(HostFiles.Kind.FILE, files.kind("/boot/vmlinuz-sim"));
    assertEquals(HostFiles.Kind.DIRECTORY, files.kind("/boot"));
    assertEquals(HostFiles.Kind.MISSING, files.kind("/dev/vg0/absent"));
    assertEquals(HostFiles.Kind.MISSING, files.kind("/../../SIMULATED"));
    assertEquals(HostFiles.Kind.FILE, files.kind(directory.resolve("SIMULATED").toString()));
    assertEquals("/dev/vg0/hello", files.realPath("/dev/vg0/hello"));
    assertTrue(files.fileIdentity("/boot/vmlinuz-sim").isPresent());
    assertEquals(List.of("virbr0", "xenbr0"), files.bridges());
    assertTrue(files.executable(host.paths().scripts().resolve("block").toString()));
  }
}
