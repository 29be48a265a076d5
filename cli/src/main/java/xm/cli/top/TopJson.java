package xm.cli.top;

import xm.cli.output.JsonWriter;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.VcpuInfo;

/** One look as one line of JSON; docs/json-output.md documents every field. */
final class TopJson {
  private static final int KIB_PER_PAGE = 4;

  private TopJson() {}

  static void write(JsonWriter json, TopFrame frame) {
    PhysInfo physical = frame.snapshot().physical();
    json.startObject();
    json.field("time_seconds", (long) frame.snapshot().takenAtSeconds());
    json.field("host", frame.snapshot().host());
    json.field("xen_version", frame.snapshot().xenVersion());
    json.field("cpus", physical.cpus());
    json.field("cpu_khz", physical.cpuKhz());
    json.field("total_memory_kib", physical.totalPages() * KIB_PER_PAGE);
    json.field("free_memory_kib", physical.freePages() * KIB_PER_PAGE);
    json.startArray("domains");
    for (TopRow row : frame.rows()) {
      domain(json, row, frame.first());
    }
    json.endArray();
    json.endObject();
  }

  private static void domain(JsonWriter json, TopRow row, boolean first) {
    json.startObject();
    json.field("domid", row.domid());
    json.field("name", row.name());
    json.field("uuid", row.usage().info().handle().toString());
    json.field("state", row.state());
    json.field("cpu_time_nanoseconds", row.usage().info().cpuTimeNanos());
    if (!first) {
      json.any("cpu_percent", Math.round(10 * row.cpuPercent()) / 10.0);
    }
    json.field("memory_current_kib", row.memoryKib());
    if (row.limited()) {
      json.field("memory_limit_kib", row.limitKib());
    }
    json.field("vcpus_online", row.usage().info().onlineVcpus());
    if (!row.usage().vcpus().isEmpty()) {
      json.startArray("vcpus");
      for (int v = 0; v < row.usage().vcpus().size(); v++) {
        vcpu(json, row, v, first);
      }
      json.endArray();
    }
    json.startArray("networks");
    for (NetworkCounters network : row.usage().networks()) {
      json.startObject();
      json.field("devid", network.devid());
      json.field("device", network.device());
      direction(json, "rx", network.received());
      direction(json, "tx", network.transmitted());
      json.endObject();
    }
    json.endArray();
    json.startArray("vbds");
    for (DiskCounters disk : row.usage().disks()) {
      disk(json, disk);
    }
    json.endArray();
    json.endObject();
  }

  private static void vcpu(JsonWriter json, TopRow row, int v, boolean first) {
    VcpuInfo vcpu = row.usage().vcpus().get(v);
    json.startObject();
    json.field("vcpu", vcpu.vcpu());
    json.field("online", vcpu.online());
    if (vcpu.online()) {
      json.field("cpu", vcpu.cpu());
    }
    json.field("cpu_time_nanoseconds", vcpu.cpuTimeNanos());
    if (!first) {
      json.any("cpu_percent", Math.round(10 * row.vcpuPercents().get(v)) / 10.0);
    }
    json.endObject();
  }

  private static void direction(JsonWriter json, String name, Direction direction) {
    json.field(name + "_bytes", direction.bytes());
    json.field(name + "_packets", direction.packets());
    json.field(name + "_errors", direction.errors());
    json.field(name + "_dropped", direction.dropped());
  }

  private static void disk(JsonWriter json, DiskCounters disk) {
    json.startObject();
    json.field("device", disk.device());
    if (disk.known()) {
      json.field("waited_requests", disk.waited());
      json.field("read_requests", disk.reads());
      json.field("write_requests", disk.writes());
      json.field("read_sectors", disk.sectorsRead());
      json.field("write_sectors", disk.sectorsWritten());
    }
    json.endObject();
  }
}
