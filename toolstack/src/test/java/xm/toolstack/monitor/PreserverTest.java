package xm.toolstack.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.toolstack.log.HostLog;
import xm.toolstack.sample.HostSampler;
import xm.xenctrl.ShutdownReason;

class PreserverTest {

  @Test
  void endedDomainGivesUpNameAndUuid(@TempDir Path directory) throws Exception {
    BenchHost host = new BenchHost(directory);
    host.addOwnDomain(4, "web");
    UUID old = BenchDomains.uuid(4);
    host.store.with("/vm/" + old + "/image/kernel", "/boot/vmlinuz");
    host.domains.end(4, ShutdownReason.CRASH);
    Files.createDirectories(host.paths().lib());
    Files.writeString(host.paths().lib().resolve("userdata-d.4." + old + ".xm"), "(vm)");
    Files.writeString(host.paths().lib().resolve("userdata-d.44." + old + ".xm"), "other");

    new Preserver(host, new HostLog(host)).setAside(new DomainWatch(host).look().ended().get(0));

    UUID now = host.domains.get(4).handle();
    assertNotEquals(old, now);
    assertEquals("Domain-" + now, new HostSampler(host).sample().domains().get(1).name());
    assertEquals("/vm/" + now, host.store.read("/local/domain/4/vm"));
    assertEquals("Domain-" + now, host.store.read("/vm/" + now + "/name"));
    assertEquals("/boot/vmlinuz", host.store.read("/vm/" + now + "/image/kernel"));
    assertTrue(host.store.readIfExists("/vm/" + old).isEmpty());
    assertTrue(new DomainWatch(host).look().ended().isEmpty(), "it is to stay");
    assertTrue(Files.exists(host.paths().lib().resolve("userdata-d.4." + now + ".xm")));
    assertTrue(Files.notExists(host.paths().lib().resolve("userdata-d.4." + old + ".xm")));
    assertTrue(Files.exists(host.paths().lib().resolve("userdata-d.44." + old + ".xm")));
  }
}
