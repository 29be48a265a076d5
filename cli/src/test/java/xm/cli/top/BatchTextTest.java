package xm.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The format of xentop -b, as captured from a real one (corpus/outputs) and read in xentop.c. */
class BatchTextTest {
  private static final String HEADER =
      "      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS"
          + " NETTX(k) NETRX(k) VBDS   VBD_OO   VBD_RD   VBD_WR  VBD_RSECT  VBD_WSECT SSID\n";

  private static Looks look(long seconds, double cpu) {
    return Looks.after(seconds)
        .domain(0, "Domain-0", Looks.RUNNING, 1024, Looks.NO_LIMIT, 100, List.of(), List.of())
        .domain(
            3,
            "linux-64bit-dev",
            Looks.BLOCKED,
            512,
            512 * 256,
            cpu,
            List.of(Looks.vif(3, 0, 4_351_000)),
            List.of(Looks.vbd(3, 84_460), Looks.silentVbd(3)))
        .domain(5, "crashed", Looks.CRASHED, 256, 5.2);
  }

  private static String print(String letters) {
    TopFrame frame = TopModel.next(look(0, 10).snapshot(), look(10, 15.5).snapshot());
    return BatchText.of(frame, Looks.options(letters));
  }

  @Test
  void one_row_for_each_domain_sorted_by_name_without_case() {
    assertEquals(
        HEADER
            + "   crashed ---c--          5    0.0     262144    3.1     262144       3.1     2   "
            + " 0        0        0    0        0        0        0          0          0    0\n"
            + "  Domain-0 -----r        100    0.0    1048576   12.5   no limit       n/a     2   "
            + " 0        0        0    0        0        0        0          0          0    0\n"
            + "linux-64bi --b---         15   55.0     524288    6.3     524288       6.3     2   "
            + " 1     8498     4249    2        1    84460    42230     675680     337840    0\n",
        print(""));
  }

  @Test
  void the_first_look_has_no_rates() {
    TopFrame frame = TopModel.next(null, look(0, 10).snapshot());
    assertTrue(frame.first());
    assertEquals(0.0, frame.row(3).cpuPercent());
  }

  @Test
  void an_id_that_went_to_another_domain_has_no_rate_yet() {
    TopFrame frame =
        TopModel.next(
            Looks.after(0).domain(3, "old", 0, 64, 10).snapshot(),
            Looks.after(10).domain(4, "new", 0, 64, 20).snapshot());
    assertEquals(0.0, frame.row(4).cpuPercent());
  }

  @Test
  void full_names_widen_the_column() {
    String text = print("f");
    assertTrue(text.startsWith("           NAME  STATE"), text);
    assertTrue(text.contains("\nlinux-64bit-dev --b---"), text);
  }

  @Test
  void dom0_comes_first_when_asked() {
    assertTrue(print("z").startsWith(HEADER + "  Domain-0 "));
  }

  @Test
  void the_header_is_repeated_when_asked() {
    assertEquals(3, print("r").split("SSID\n", -1).length - 1);
  }

  @Test
  void vcpus_networks_and_disks_follow_their_domain() {
    String text = print("vnx");
    String expected =
        "VCPUs(sec):   0:         11s  1:          3s\n"
            + "Net0 RX:  4351000bytes     4351pkts        0err        0drop"
            + "  TX:  8702000bytes     8702pkts        1err        2drop\n"
            + "VBD BlkBack 51712 [ca: 0]  OO:        1   RD:    84460   WR:    42230"
            + "   RSECT:     675680   WSECT:     337840\n"
            + "VBD BlkBack 51728 [ca:10]  OO:        -   RD:        -   WR:        -"
            + "   RSECT:          -   WSECT:          -\n";
    assertTrue(text.endsWith(expected), text);
  }

  @Test
  void long_numbers_widen_their_column() {
    TopFrame frame =
        TopModel.next(
            null,
            Looks.after(0)
                .domain(
                    1, "busy", 0, 64, 64 * 256, 0, List.of(), List.of(Looks.vbd(1, 1_234_567_890)))
                .snapshot());
    String text = BatchText.of(frame, Looks.options(""));
    assertTrue(text.contains(" VBD_OO     VBD_RD    VBD_WR"), text);
    assertTrue(text.contains("        1 1234567890 617283945 9876543120 4938271560 "), text);
  }

  @Test
  void a_name_cannot_draw() {
    TopFrame frame =
        TopModel.next(null, Looks.after(0).domain(1, "\u001b[2J\nx", 0, 64, 0).snapshot());
    assertTrue(BatchText.of(frame, Looks.options("f")).contains("\\x1b[2J\\x0ax"));
    String metrics = PrometheusText.of(frame);
    assertFalse(metrics.contains("\u001b"));
    assertTrue(metrics.contains("{domain=\"\\\\x1b[2J\\\\x0ax\","), metrics);
  }

  @Test
  void prometheus_gets_counters_with_their_types() {
    String metrics = PrometheusText.of(TopModel.next(null, look(0, 10.25).snapshot()));
    String labels = "{domain=\"linux-64bit-dev\",uuid=\"00000000-0000-0000-0000-000000000003\"";
    for (String line :
        List.of(
            "# TYPE xen_domain_cpu_seconds_total counter",
            "xen_domain_cpu_seconds_total" + labels + "} 10.250000000",
            "xen_domain_memory_bytes" + labels + "} 536870912",
            "xen_domain_state" + labels + ",state=\"blocked\"} 1",
            "xen_domain_state" + labels + ",state=\"paused\"} 0",
            "xen_domain_network_transmit_bytes_total" + labels + ",device=\"0\"} 8702000",
            "xen_domain_vbd_read_bytes_total" + labels + ",device=\"51712\"} 345948160")) {
      assertTrue(metrics.contains("\n" + line + "\n"), line);
    }
    assertFalse(metrics.contains("device=\"51728\""), "a disk that tells nothing has no numbers");
  }
}
