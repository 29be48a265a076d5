package xm.cli.output;

import java.util.BitSet;
import java.util.Locale;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.HostInfo;
import xm.toolstack.VcpuSnapshot;
import xm.toolstack.managed.ManagedDomain;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/** The objects of {@code --output json}; docs/json-output.md documents every field. */
public final class JsonReports {
  private static final int KIB_PER_PAGE = 4;
  private static final int PAGES_PER_MIB = 256;

  private JsonReports() {}

  /** A domain's number and name, for the commands that print nothing else. */
  public static void identity(JsonWriter json, DomainSnapshot domain) {
    json.field("domid", domain.domid());
    json.field("name", domain.name());
    json.field("uuid", domain.uuid().toString());
  }

  /**
   * One domain of {@code xm list}.
   *
   * @param label its security label, empty when there is none or nobody asked
   */
  public static void domain(JsonWriter json, DomainSnapshot domain, String label) {
    DomainInfo info = domain.info();
    json.startObject();
    identity(json, domain);
    json.field("guest_type", info.hvm() ? "hvm" : "pv");
    json.field("memory_target_kib", domain.targetKib());
    json.field("memory_current_kib", info.totalKib());
    json.field("vcpus_online", info.onlineVcpus());
    json.field("vcpus_max", info.maxVcpus());
    json.field("state", DomainStates.letters(info));
    json.field("power_state", DomainStates.powerState(info));
    if (info.shutdown()) {
      json.field("shutdown_reason", info.shutdownReason().name().toLowerCase(Locale.ROOT));
    } else {
      json.nullField("shutdown_reason");
    }
    json.field("cpu_time_nanoseconds", info.cpuTimeNanos());
    json.field("pool", domain.poolName());
    if (!label.isEmpty()) {
      json.field("security_label", label);
    }
    json.endObject();
  }

  /** As {@link #identity(JsonWriter, DomainSnapshot)}; what does not run has no domid. */
  public static void identity(JsonWriter json, ManagedDomain domain) {
    json.field("name", domain.name());
    json.field("uuid", domain.uuid().toString());
    json.field("managed", true);
  }

  /** Of a domain that runs or does not. */
  public static void identity(JsonWriter json, Listed domain) {
    if (domain.runs()) {
      identity(json, domain.running());
    } else {
      identity(json, domain.inactive());
    }
  }

  /** One inactive domain of {@code xm list}. */
  public static void domain(JsonWriter json, ManagedDomain domain) {
    json.startObject();
    identity(json, domain);
    json.field("guest_type", domain.config().type().label());
    json.field("memory_target_kib", domain.memoryKib());
    json.field("vcpus_max", domain.config().cpus().max());
    json.field("power_state", "halted");
    json.endObject();
  }

  /** One domain of {@code xm uptime}. */
  public static void uptime(JsonWriter json, DomainSnapshot domain, long seconds) {
    json.startObject();
    identity(json, domain);
    json.field("uptime_seconds", seconds);
    json.endObject();
  }

  /** One vcpu of {@code xm vcpu-list}. */
  public static void vcpu(JsonWriter json, DomainSnapshot domain, VcpuSnapshot vcpu, int hostCpus) {
    VcpuInfo info = vcpu.info();
    json.startObject();
    identity(json, domain);
    json.field("vcpu", info.vcpu());
    if (info.online()) {
      json.field("cpu", info.cpu());
    } else {
      json.nullField("cpu");
    }
    json.field("online", info.online());
    json.field("running", info.running());
    json.field("blocked", info.blocked());
    json.field("cpu_time_nanoseconds", info.cpuTimeNanos());
    cpus(json, "hard_affinity_cpus", vcpu.hardAffinity().get(0, hostCpus));
    cpus(json, "soft_affinity_cpus", vcpu.softAffinity().get(0, hostCpus));
    json.endObject();
  }

  /** The vcpus that an inactive domain will have. */
  public static void vcpus(JsonWriter json, ManagedDomain domain) {
    for (int vcpu = 0; vcpu < domain.vcpus(); vcpu++) {
      json.startObject();
      identity(json, domain);
      json.field("vcpu", vcpu);
      json.field("online", false);
      json.endObject();
    }
  }

  /** The host of {@code xm info}. */
  public static void host(JsonWriter json, HostInfo info) {
    json.startObject();
    json.field("simulated", info.simulated());
    json.field("system", info.system());
    json.field("host", info.host());
    json.field("release", info.release());
    json.field("version", info.build());
    json.field("machine", info.machine());
    physical(json, info);
    xen(json, info);
    json.startArray("cpu_topology");
    for (CpuTopology cpu : info.topology()) {
      json.startObject();
      json.field("cpu", cpu.cpu());
      json.field("core", cpu.core());
      json.field("socket", cpu.socket());
      json.field("node", cpu.node());
      json.endObject();
    }
    json.endArray();
    json.startArray("numa_nodes");
    for (NumaNode node : info.nodes()) {
      json.startObject();
      json.field("node", node.node());
      json.field("total_bytes", node.totalBytes());
      json.field("free_bytes", node.freeBytes());
      json.startArray("distances");
      for (int distance : node.distances()) {
        json.element(distance);
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static void physical(JsonWriter json, HostInfo info) {
    PhysInfo physical = info.physical();
    json.field("cpus", physical.cpus());
    json.field("free_cpus", info.freeCpus());
    json.field("numa_node_count", physical.nodes());
    json.field("cores_per_socket", physical.coresPerSocket());
    json.field("threads_per_core", physical.threadsPerCore());
    json.field("cpu_khz", physical.cpuKhz());
    json.field("total_memory_mib", physical.totalPages() / PAGES_PER_MIB);
    json.field("free_memory_mib", physical.freePages() / PAGES_PER_MIB);
    json.field("scrub_memory_kib", physical.scrubPages() * KIB_PER_PAGE);
    json.field("outstanding_claims_kib", physical.outstandingPages() * KIB_PER_PAGE);
    json.field("hvm", physical.hvm());
    json.field("hvm_directio", physical.hvmDirectIo());
    json.field("pv", physical.pv());
    json.field("hap", physical.hap());
  }

  private static void xen(JsonWriter json, HostInfo info) {
    XenVersion xen = info.xen();
    json.field("xen_major", xen.major());
    json.field("xen_minor", xen.minor());
    json.field("xen_extra", xen.extra());
    json.field("xen_caps", xen.capabilities());
    json.field("xen_scheduler", info.scheduler().label());
    json.field("xen_page_size_bytes", xen.pageSize());
    json.field("xen_changeset", xen.changeset());
    json.field("xen_commandline", xen.commandLine());
    json.field("xen_build_id", xen.buildId());
  }

  private static void cpus(JsonWriter json, String name, BitSet cpus) {
    json.startArray(name);
    for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
      json.element(cpu);
    }
    json.endArray();
  }
}
