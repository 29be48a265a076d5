package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device tables of real hosts, from the same nodes in a simulated host's xenstore. */
class GoldenDevicesTest {
  private StagedHost host;

  @BeforeEach
  void start(@TempDir Path directory) {
    host = new StagedHost(directory);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void device(String kind, String backend, String... nodes) {
    String[] p = backend.split("/"); // /local/domain/0/backend/KIND/DOMID/DEVID
    int domid = Integer.parseInt(p[6]);
    host.domain(domid, "guest" + domid, "-b----", 64, 1, 0);
    String frontend = "/local/domain/" + domid + "/device/" + kind + "/" + p[7];
    host.node(frontend + "/virtual-device", p[7]);
    host.node(frontend + "/device-type", "disk");
    host.node(frontend + "/backend", backend);
    host.node(backend + "/frontend", frontend);
    for (int i = 0; i < nodes.length; i += 2) {
      host.node(frontend + "/" + nodes[i], nodes[i + 1]);
    }
  }

  private void disk(String state, String port, String ring, String backend) {
    device("vbd", backend, "state", state, "event-channel", port, "ring-ref", ring);
  }

  @Test
  void block_list_of_xm_4_4() {
    disk("4", "15", "8", "/local/domain/0/backend/vbd/3/51712");
    assertEquals(
        """
        Vdev  BE handle state evt-ch ring-ref BE-path
        51712  0    0     4      15     8     /local/domain/0/backend/vbd/3/51712 \s
        """,
        host.out("block-list", "guest3"));
    String form = host.out("block-list", "-l", "guest3");
    assertTrue(
        form.startsWith(
            """
            (51712
                ((virtual-device 51712)
                    (device-type disk)
            """),
        form);
  }

  /** Xen 3: two blanks more behind the device, and none at the end of the line. */
  @Test
  void block_list_of_exadata() throws IOException {
    List<String> expected = Captured.lines("exadata-xm-block-list.txt");
    disk("4", "11", "11", "/local/domain/0/backend/vbd/10/51730");
    expected.replaceAll(
        line -> line.startsWith("51730") ? line.replace("51730    0", "51730  0") + "  " : line);
    assertEquals(Captured.text(expected), host.out("block-list", "10"));
  }

  /** Typed into a unit test with single blanks: the words agree. */
  @Test
  void block_list_by_words() throws IOException {
    disk("4", "8", "7", "/local/domain/0/backend/vbd/1859/51712");
    assertEquals(
        Captured.words(Captured.lines("rust-xm-block-list.txt")),
        Captured.words(host.out("block-list", "1859").lines().toList()));
  }

  private void vif(String mac, String port, String tx, String rx, String backend) {
    device(
        "vif",
        backend,
        "mac",
        mac,
        "handle",
        backend.substring(backend.length() - 1),
        "state",
        "4",
        "event-channel",
        port,
        "tx-ring-ref",
        tx,
        "rx-ring-ref",
        rx);
  }

  @Test
  void network_list_of_xm_4_4() {
    vif("00:16:3e:11:22:33", "17", "768", "769", "/local/domain/0/backend/vif/3/0");
    assertEquals(
        """
        Idx BE     MAC Addr.     handle state evt-ch tx-/rx-ring-ref BE-path
        0   0  00:16:3e:11:22:33    0     4      17    768  /769     /local/domain/0/backend/vif/3/0 \s
        """,
        host.out("network-list", "guest3"));
  }

  /** xl's: other widths, {@code Mac Addr.}, ring references without blanks between them. */
  @Test
  void network_list_of_xl_by_words() throws IOException {
    vif("00:16:3e:10:92:37", "11", "1280", "1281", "/local/domain/0/backend/vif/28/0");
    vif("00:16:3e:10:8a:7e", "12", "1282", "1283", "/local/domain/0/backend/vif/28/1");
    vif("00:16:3E:F7:D6:E7", "6", "16238", "16237", "/local/domain/0/backend/vif/163/0");
    for (String domid : new String[] {"28", "163"}) {
      String name = domid.equals("28") ? "xl-network-list-28.txt" : "xl-network-list-wiki.txt";
      List<String> expected = Captured.words(Captured.lines(name));
      expected.set(0, expected.get(0).replace("Mac Addr.", "MAC Addr."));
      List<String> ours = new ArrayList<>(host.out("network-list", domid).lines().toList());
      ours.replaceAll(line -> line.replaceAll(" +/([0-9]+) ", "/$1 "));
      assertEquals(expected, Captured.words(ours));
    }
  }

  @Test
  void nothing_is_printed_of_no_devices() {
    host.domain(5, "win7", "-b----", 64, 1, 0);
    assertEquals("", host.out("block-list", "win7"));
    assertEquals("", host.out("network-list", "win7"));
    assertEquals("", host.out("pci-list", "win7"));
  }

  @Test
  void pci_list_with_and_without_a_virtual_slot() {
    pci(3, "0000:07:00.0", "0000:07:00.0", "0000:07:00.1");
    assertEquals("Vdev Device\n05.0 0000:07:00.0\n-    0000:07:00.1\n", host.out("pci-list", "3"));
  }

  @Test
  void pci_list_without_a_virtual_slot() {
    pci(3, "", "0000:07:00.1");
    assertEquals("Device\n0000:07:00.1\n", host.out("pci-list", "3"));
  }

  /** Passes devices through; one of them in slot 5. */
  private void pci(int domid, String inSlot5, String... devices) {
    String backend = "/local/domain/0/backend/pci/" + domid + "/0";
    device("pci", backend);
    host.node(backend + "/num_devs", Integer.toString(devices.length));
    for (int i = 0; i < devices.length; i++) {
      host.node(backend + "/dev-" + i, devices[i]);
      if (devices[i].equals(inSlot5)) {
        host.node(backend + "/vdevfn-" + i, Integer.toHexString(5 << 3));
      }
    }
  }
}
