package xm.toolstack.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;

/** Made-up trees below a root of our own. */
class LinuxCountersTest {
  private static final String NET =
      """
      Inter-|   Receive                                                |  Transmit
       face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
          lo:  196868    2292    0    0    0     0          0         0   196868    2292    0    0    0     0       0          0
      vif3.0: 4351000    4351    1    2    0     0          0         0 18446744073    8702    3    4    0     0       0          0
      xenbr0:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
         web:    1000      10    0    0    0     0          0         0     2000      20    0    0    0     0       0          0
      vif7.1-emu:    5       5    0    0    0     0          0         0        5       5    0    0    0     0       0          0
      """;

  @TempDir Path root;
  private LinuxCounters counters;

  @BeforeEach
  void makeTree() throws IOException {
    put("proc/net/dev", NET);
    put("sys/class/net/web/device/nodename", "backend/vif/12/1\n");
    put("sys/class/net/lo/operstate", "up\n");
    counters = new LinuxCounters(root);
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void disk(String name, String... values) throws IOException {
    String[] files = {"oo_req", "rd_req", "wr_req", "rd_sect", "wr_sect"};
    Files.createDirectories(root.resolve("sys/bus/xen-backend/devices/" + name));
    for (int i = 0; i < values.length; i++) {
      put("sys/bus/xen-backend/devices/" + name + "/statistics/" + files[i], values[i] + "\n");
    }
  }

  @Test
  void a_vif_is_known_by_its_name_or_by_its_node() {
    assertEquals(
        List.of(
            new NetworkCounters(
                3,
                0,
                "vif3.0",
                new Direction(4351000, 4351, 1, 2),
                new Direction(18446744073L, 8702, 3, 4)),
            new NetworkCounters(
                12, 1, "web", new Direction(1000, 10, 0, 0), new Direction(2000, 20, 0, 0))),
        counters.networks());
  }

  @Test
  void a_disk_has_five_counters() throws IOException {
    disk("vbd-3-51712", "1", "84460", "42230", "675680", "337840");
    disk("vif-3-0", "9", "9", "9", "9", "9");
    assertEquals(
        List.of(new DiskCounters(3, 51712, false, true, 1, 84460, 42230, 675680, 337840)),
        counters.disks());
  }

  @Test
  void a_back_end_without_statistics_is_counted_and_tells_nothing() throws IOException {
    disk("vbd-4-51712");
    assertEquals(
        List.of(new DiskCounters(4, 51712, false, false, 0, 0, 0, 0, 0)), counters.disks());
  }

  @Test
  void a_host_without_back_ends_has_none() throws IOException {
    Files.delete(root.resolve("proc/net/dev"));
    assertEquals(List.of(), counters.disks());
    assertEquals(List.of(), counters.networks());
  }

  @Test
  void numbers_are_digits_that_fit() {
    assertArrayEquals(new int[] {7, 0}, LinuxCounters.numbers("vif7.0", "vif", '.'));
    assertNull(LinuxCounters.numbers("vif7.0-emu", "vif", '.'));
    assertNull(LinuxCounters.numbers("vif.0", "vif", '.'));
    assertNull(LinuxCounters.numbers("vif99999999999.0", "vif", '.'));
    assertNull(LinuxCounters.numbers("virbr0", "vif", '.'));
  }
}
