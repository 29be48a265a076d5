package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.SimulatedHost;
import xm.toolstack.ToolstackFactory;
import xm.xenstore.XenstoreClient;

/**
 * A name from a guest or another tool, in every listing: nothing of it reaches a terminal raw. The
 * simulated xenstored refuses nonsense in device nodes; DeviceTablesTest has what tables make of
 * it.
 */
class HostileTextTest {
  /** Clears the screen, sets the title, turns the writing round, hides, ends the line. */
  private static final String EVIL = "evil\033[2J\033]0;x\007\u202e\u200b\u009b0m\nDomain-0\r";

  @TempDir Path directory;

  @Test
  void no_listing_prints_it_raw() throws IOException {
    try (SimulatedHost host = SimulatedHost.start(directory.resolve("sim"))) {
      Path disk = Files.writeString(directory.resolve("disk.img"), "disk");
      Path config =
          Files.writeString(
              directory.resolve("a.cfg"),
              "name = 'a'\nkernel = '/boot/vmlinuz-sim'\nramdisk = '/boot/initrd-sim'\nmemory = 64\n"
                  + "disk = ['file:"
                  + disk
                  + ",xvda,w']\nvif = ['bridge=xenbr0']\n");
      assertEquals(0, xm(host, "create", "-p", config.toString()).exitCode());
      int id = Integer.parseInt(xm(host, "domid", "a").out().trim());
      XenstoreClient store = host.connect().xenstore();
      poison(store, "/local/domain/" + id + "/name");
      poison(
          store,
          "/vm/" + xm(host, "domid", "--output=json", "" + id).out().split("\"")[9] + "/name");
      List<String> lines = new ArrayList<>();
      for (String command :
          List.of(
              "list",
              "vcpu-list",
              "uptime",
              "sched-credit2",
              "vm-list",
              "claims",
              "sharing",
              "domstate " + id,
              "domname " + id,
              "domid " + id,
              "block-list " + id,
              "network-list " + id,
              "pci-list " + id,
              "usb-list " + id,
              "cpupool-list",
              "info",
              "cleanup --dry-run")) {
        lines.add(command);
        lines.add(command + " --output json");
      }
      lines.addAll(
          List.of(
              "list -l",
              "list --label",
              "list -v",
              "uptime -s",
              "block-list -l " + id,
              "network-list -l " + id,
              "top -b -d 1 -i 1",
              "top -d 1 -i 1 --output json",
              "pause --many evil*",
              "destroy --dry-run *",
              "__complete domains"));
      boolean seen = false;
      for (String line : lines) {
        XmRun run = xm(host, line.split(" "));
        harmless(line, run.out());
        harmless(line, run.err());
        seen |= run.out().contains("evil");
      }
      assertTrue(seen, "the name was in none of them");
    }
  }

  private static void poison(XenstoreClient store, String path) {
    store.write(path, EVIL);
  }

  private static void harmless(String line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      assertFalse(
          (c < ' ' && c != '\n' && c != '\t') || c > '~', line + ": character " + (int) c + text);
    }
    // a name must not be able to look like a row of its own either
    assertFalse(("\n" + text).contains("\nDomain-0\r"), line);
    assertFalse(text.contains("evil\n"), line + ": the line ended within the name");
  }

  private static XmRun xm(SimulatedHost host, String... words) {
    return XmRun.on(() -> ToolstackFactory.on(host.connect()), words);
  }
}
