package xm.toolstack.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.xenctrl.DomainInfo;

class DomainDescriberTest {
  private BenchHost host;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
  }

  @Test
  void describesDomainOfXl() throws IOException {
    host.addDomain(3, "debian-pv");
    host.domains.pin(3, 0, 2, 3);
    for (String line : resource("xl-domain.store").split("\n")) {
      if (line.startsWith("/")) {
        String[] node = line.split(" = ", 2);
        host.store.write(node[0], node[1]);
      }
    }
    assertEquals(resource("xl-domain.sxp"), print(3) + "\n");
  }

  @Test
  void describesDom0() throws IOException {
    DomainInfo i = host.domains.get(0);
    host.domains.put(
        new DomainInfo(
            0,
            BenchDomains.RUNNING,
            262144,
            0xffffffffL,
            0,
            0,
            0,
            0,
            184_000_413_320_000L,
            1,
            0,
            0,
            new UUID(0, 0),
            i.cpuPoolId()));
    assertEquals(resource("dom0.sxp"), print(0) + "\n");
  }

  /** Its clients find their lines with grep: each word below may be on one line only. */
  @Test
  void guestCannotAddLinesThatParsersLookFor() {
    host.addDomain(3, "web");
    device("vbd", "vbd", 51712, "dev", "xvda", "type", "phy", "params", "/dev/x", "mode", "w");
    host.store.with("/local/domain/3/device/vbd/51712/protocol", "x\n    (status 0)\n(domain");
    String text = print(3);
    for (String word : new String[] {"(status ", "(domain", "(domid", "(name ", "status"}) {
      assertEquals(text.indexOf(word), text.lastIndexOf(word), word);
      assertTrue(text.contains(word), word);
    }
  }

  @Test
  void guestCannotPointToForeignBackend() {
    host.addDomain(3, "web");
    host.store.with(
        "/local/domain/3/device/vif/0/backend", "/local/domain/0/backend/vif/4/0",
        "/local/domain/3/device/vif/1/backend", "/local/domain/0/backend/vif/3/../../x/3/1",
        "/local/domain/3/device/vif/x/backend", "/local/domain/0/backend/vif/3/0",
        "/local/domain/3/device/vif/2/backend", "/local/domain/0/backend/vif/3/2",
        "/local/domain/0/backend/vif/3/2/bridge", "mine",
        "/local/domain/0/backend/vif/4/0/bridge", "others");
    String text = print(3);
    assertTrue(text.contains("(bridge mine)"), text);
    assertFalse(text.contains("others"), text);
    assertEquals(1, text.split("\\(vif", -1).length - 1, text);
  }

  @Test
  void unknownDomainDoesNotExist() {
    assertThrows(NoSuchDomainException.class, () -> print(9));
  }

  private void device(String kind, String backendKind, int devid, String... values) {
    String backend = "/local/domain/0/backend/" + backendKind + "/3/" + devid;
    host.store.with("/libxl/3/device/" + kind + "/" + devid + "/backend", backend);
    for (int i = 0; i < values.length; i += 2) {
      host.store.with(backend + "/" + values[i], values[i + 1]);
    }
  }

  private String resource(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private String print(int domid) {
    return SxpPrinter.print(new DomainDescriber(host).describe(domid));
  }
}
