package xm.cli.top;

import java.util.function.ToLongFunction;
import xm.cli.output.Printable;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;

/**
 * One look in the text format of Prometheus (version 0.0.4), for the textfile collector of
 * node_exporter. Counters are given as they are; rates are Prometheus' own work.
 */
final class PrometheusText {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int NANO_DIGITS = 9;
  private static final int SECTOR_BYTES = 512;
  private static final int BYTES_PER_KIB = 1024;

  private final TopFrame frame;
  private final StringBuilder b = new StringBuilder(4096);

  private PrometheusText(TopFrame frame) {
    this.frame = frame;
  }

  static String of(TopFrame frame) {
    PrometheusText text = new PrometheusText(frame);
    text.host();
    text.domains();
    text.networks();
    text.disks();
    return text.b.toString();
  }

  private void host() {
    head("xen_host_cpus", "gauge", "Online physical CPUs.");
    b.append("xen_host_cpus ").append(frame.snapshot().physical().cpus()).append('\n');
    head("xen_host_memory_bytes", "gauge", "Memory of the host.");
    b.append("xen_host_memory_bytes ").append(frame.totalKib() * BYTES_PER_KIB).append('\n');
    head("xen_host_memory_free_bytes", "gauge", "Memory that no domain has.");
    b.append("xen_host_memory_free_bytes ").append(frame.freeKib() * BYTES_PER_KIB).append('\n');
  }

  private void domains() {
    head("xen_domain_cpu_seconds_total", "counter", "CPU time of all vcpus.");
    for (TopRow row : frame.rows()) {
      domain("xen_domain_cpu_seconds_total", row).append("} ");
      seconds(row.usage().info().cpuTimeNanos());
    }
    perDomain("xen_domain_vcpus_online", "Vcpus in use.", r -> r.usage().info().onlineVcpus());
    perDomain(
        "xen_domain_memory_bytes",
        "Memory that the domain has now.",
        r -> r.memoryKib() * BYTES_PER_KIB);
    head("xen_domain_state", "gauge", "1 for each state that holds.");
    for (TopRow row : frame.rows()) {
      state(row, "running", row.usage().info().running());
      state(row, "blocked", row.usage().info().blocked());
      state(row, "paused", row.usage().info().paused());
      state(row, "crashed", row.usage().info().crashed());
      state(row, "dying", row.usage().info().dying());
      state(row, "shutdown", row.usage().info().shutdown() && !row.usage().info().crashed());
    }
  }

  private void state(TopRow row, String name, boolean holds) {
    domain("xen_domain_state", row).append(",state=\"").append(name).append("\"} ");
    b.append(holds ? 1 : 0).append('\n');
  }

  private void perDomain(String metric, String help, ToLongFunction<TopRow> value) {
    head(metric, "gauge", help);
    for (TopRow row : frame.rows()) {
      domain(metric, row).append("} ").append(value.applyAsLong(row)).append('\n');
    }
  }

  private void networks() {
    network("xen_domain_network_receive_bytes_total", n -> n.received().bytes());
    network("xen_domain_network_transmit_bytes_total", n -> n.transmitted().bytes());
    network("xen_domain_network_receive_packets_total", n -> n.received().packets());
    network("xen_domain_network_transmit_packets_total", n -> n.transmitted().packets());
  }

  private void network(String metric, ToLongFunction<NetworkCounters> value) {
    head(metric, "counter", "Of a vif, as dom0's end of it counts.");
    for (TopRow row : frame.rows()) {
      for (NetworkCounters network : row.usage().networks()) {
        domain(metric, row).append(",device=\"").append(network.devid()).append("\"} ");
        b.append(value.applyAsLong(network)).append('\n');
      }
    }
  }

  private void disks() {
    disk("xen_domain_vbd_read_requests_total", DiskCounters::reads);
    disk("xen_domain_vbd_write_requests_total", DiskCounters::writes);
    disk("xen_domain_vbd_read_bytes_total", d -> d.sectorsRead() * SECTOR_BYTES);
    disk("xen_domain_vbd_write_bytes_total", d -> d.sectorsWritten() * SECTOR_BYTES);
  }

  private void disk(String metric, ToLongFunction<DiskCounters> value) {
    head(metric, "counter", "Of a vbd, as its back end counts.");
    for (TopRow row : frame.rows()) {
      for (DiskCounters disk : row.usage().disks()) {
        if (disk.known()) {
          domain(metric, row).append(",device=\"").append(disk.device()).append("\"} ");
          b.append(value.applyAsLong(disk)).append('\n');
        }
      }
    }
  }

  private void head(String metric, String type, String help) {
    b.append("# HELP ").append(metric).append(' ').append(help).append('\n');
    b.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
  }

  /** The name of a metric and the labels of a domain, still open. */
  private StringBuilder domain(String metric, TopRow row) {
    b.append(metric).append("{domain=\"");
    label(row.name());
    return b.append("\",uuid=\"").append(row.usage().info().handle()).append('"');
  }

  /** Escaped as the format wants, and so that no name can do anything to a terminal. */
  private void label(String text) {
    String shown = Printable.of(text);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '\\' || c == '"') {
        b.append('\\');
      }
      b.append(c);
    }
  }

  private void seconds(long nanos) {
    String fraction = Long.toString(nanos % NANOS_PER_SECOND);
    b.append(nanos / NANOS_PER_SECOND).append('.');
    b.append("0".repeat(NANO_DIGITS - fraction.length())).append(fraction).append('\n');
  }
}
