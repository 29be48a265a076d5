package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xm.cli.fake.Samples;
import xm.cli.output.BlockTable;
import xm.cli.output.NetworkTable;
import xm.config.sxp.Sxp;
import xm.toolstack.hotplug.DeviceEntry;

/** The device tables to the byte, and what is said of words (xm-commands §6). */
class DeviceTablesTest {

  private static DeviceEntry entry(int devid, String path, Map<String, String> frontend) {
    return new DeviceEntry(devid, 0, path, frontend, Map.of(), Sxp.of(devid));
  }

  @Test
  void disks() {
    String table =
        BlockTable.of(
            List.of(
                entry(
                    51712,
                    "/local/domain/0/backend/vbd/3/51712",
                    Map.of("state", "4", "event-channel", "15", "ring-ref", "8")),
                entry(51728, "", Map.of("state", "\u001b[2J"))));
    assertEquals(
        """
        Vdev  BE handle state evt-ch ring-ref BE-path
        51712  0    0     4      15     8     /local/domain/0/backend/vbd/3/51712  \n\
        51728  0    0     -1     -1     -1    ??                              \n""",
        table);
  }

  @Test
  void interfaces() {
    String table =
        NetworkTable.of(
            List.of(
                entry(
                    0,
                    "/local/domain/0/backend/vif/3/0",
                    Map.of(
                        "mac",
                        "00:16:3e:11:22:33",
                        "state",
                        "4",
                        "event-channel",
                        "17",
                        "tx-ring-ref",
                        "768",
                        "rx-ring-ref",
                        "769"))));
    assertEquals(
        """
        Idx BE     MAC Addr.     handle state evt-ch tx-/rx-ring-ref BE-path
        0   0  00:16:3e:11:22:33    0     4      17    768  /769     /local/domain/0/backend/vif/3/0  \n""",
        table);
  }

  @Test
  void whatTheListingsSayOfTheirOperandsGoesToStandardOutput() {
    XmRun none = XmRun.withoutHost("block-list");
    assertTrue(none.out().startsWith("No domain parameter given\nUsage: xm block-list "));
    assertEquals("", none.err());
    assertEquals(1, none.exitCode());
    XmRun two = XmRun.withoutHost("network-list", "a", "b");
    assertTrue(two.out().startsWith("No multiple domain parameters allowed\nUsage: "));
    assertEquals(3, XmRun.on(Samples::fourDomains, "block-list", "nobody").exitCode());
  }

  @Test
  void wordsThatAreNoDevice() {
    XmRun key = XmRun.withoutHost("network-attach", "web", "foo=1");
    assertEquals("Error: Invalid argument: foo=1\n", key.err());
    XmRun mac = XmRun.withoutHost("network-attach", "web", "mac=1:2:3");
    assertEquals(
        "Error: Cannot create a new virtual network interface - MAC address is not valid!\n",
        mac.err());
    XmRun mode = XmRun.on(Samples::fourDomains, "block-attach", "win7", "phy:x", "xvdb", "rx");
    assertTrue(mode.err().startsWith("Error: Invalid mode 'rx'"), mode.err());
  }
}
