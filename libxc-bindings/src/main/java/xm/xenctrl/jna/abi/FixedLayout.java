package xm.xenctrl.jna.abi;

import java.util.List;

/** Structs that have the same layout in every release from 4.11 on. */
public enum FixedLayout implements Layout {
  /** domctl.h; filled by xc_vcpu_getinfo. */
  VCPU_INFO(
      "struct xen_domctl_getvcpuinfo",
      24,
      List.of(
          new Field("vcpu", FixedLayout.VCPU, 4),
          new Field("online", FixedLayout.VCPU_ONLINE, 1),
          new Field("blocked", FixedLayout.VCPU_BLOCKED, 1),
          new Field("running", FixedLayout.VCPU_RUNNING, 1),
          new Field("cpu_time", FixedLayout.VCPU_CPU_TIME, 8),
          new Field("cpu", FixedLayout.VCPU_CPU, 4))),
  /** sysctl.h; an array is filled by xc_cputopoinfo. */
  CPU_TOPOLOGY(
      "struct xen_sysctl_cputopo",
      12,
      List.of(
          new Field("core", FixedLayout.TOPO_CORE, 4),
          new Field("socket", FixedLayout.TOPO_SOCKET, 4),
          new Field("node", FixedLayout.TOPO_NODE, 4))),
  /** sysctl.h; an array is filled by xc_numainfo. */
  NODE_MEMORY(
      "struct xen_sysctl_meminfo",
      16,
      List.of(
          new Field("memsize", FixedLayout.NODE_SIZE, 8),
          new Field("memfree", FixedLayout.NODE_FREE, 8))),
  /** domctl.h; credit2's struct is the same. */
  SCHED_CREDIT(
      "struct xen_domctl_sched_credit",
      4,
      List.of(
          new Field("weight", FixedLayout.CREDIT_WEIGHT, 2),
          new Field("cap", FixedLayout.CREDIT_CAP, 2))),
  /** domctl.h; named apart so that the headers can show the day when it differs. */
  SCHED_CREDIT2(
      "struct xen_domctl_sched_credit2",
      4,
      List.of(
          new Field("weight", FixedLayout.CREDIT_WEIGHT, 2),
          new Field("cap", FixedLayout.CREDIT_CAP, 2))),
  /** domctl.h; times in microseconds. */
  SCHED_RTDS(
      "struct xen_domctl_sched_rtds",
      12,
      List.of(
          new Field("period", FixedLayout.RTDS_PERIOD, 4),
          new Field("budget", FixedLayout.RTDS_BUDGET, 4),
          new Field("flags", FixedLayout.RTDS_FLAGS, 4))),
  /** domctl.h; an array of them goes to xc_sched_rtds_vcpu_get. */
  SCHED_VCPU(
      "struct xen_domctl_schedparam_vcpu",
      16,
      List.of(
          new Field("u.rtds.period", FixedLayout.RTDS_PERIOD, 4),
          new Field("u.rtds.budget", FixedLayout.RTDS_BUDGET, 4),
          new Field("u.rtds.flags", FixedLayout.RTDS_FLAGS, 4),
          new Field("vcpuid", FixedLayout.SCHED_VCPU_ID, 4))),
  /** sysctl.h; of one pool. */
  CREDIT_POOL(
      "struct xen_sysctl_credit_schedule",
      12,
      List.of(
          new Field("tslice_ms", FixedLayout.POOL_TIMESLICE, 4),
          new Field("ratelimit_us", FixedLayout.POOL_RATELIMIT, 4),
          new Field("vcpu_migr_delay_us", FixedLayout.POOL_MIGRATION_DELAY, 4))),
  /** sysctl.h; of one pool. */
  CREDIT2_POOL(
      "struct xen_sysctl_credit2_schedule",
      4,
      List.of(new Field("ratelimit_us", FixedLayout.POOL2_RATELIMIT, 4))),
  /** xenctrl.h; returned by xc_cpupool_getinfo. */
  CPU_POOL_INFO(
      "xc_cpupoolinfo_t",
      24,
      List.of(
          new Field("cpupool_id", FixedLayout.POOL_ID, 4),
          new Field("sched_id", FixedLayout.POOL_SCHED, 4),
          new Field("n_dom", FixedLayout.POOL_DOMAINS, 4),
          new Field("cpumap", FixedLayout.POOL_CPUMAP, 8))),
  /** version.h; XENVER_compile_info. */
  COMPILE_INFO(
      "struct xen_compile_info",
      144,
      List.of(
          new Field("compiler", FixedLayout.COMPILER, 64),
          new Field("compile_by", FixedLayout.COMPILE_BY, 16),
          new Field("compile_domain", FixedLayout.COMPILE_DOMAIN, 32),
          new Field("compile_date", FixedLayout.COMPILE_DATE, 32)));

  public static final int VCPU = 0;
  public static final int VCPU_ONLINE = 4;
  public static final int VCPU_BLOCKED = 5;
  public static final int VCPU_RUNNING = 6;
  public static final int VCPU_CPU_TIME = 8;
  public static final int VCPU_CPU = 16;

  public static final int TOPO_CORE = 0;
  public static final int TOPO_SOCKET = 4;
  public static final int TOPO_NODE = 8;

  public static final int NODE_SIZE = 0;
  public static final int NODE_FREE = 8;

  public static final int CREDIT_WEIGHT = 0;
  public static final int CREDIT_CAP = 2;

  public static final int RTDS_PERIOD = 0;
  public static final int RTDS_BUDGET = 4;
  public static final int RTDS_FLAGS = 8;
  public static final int SCHED_VCPU_ID = 12;

  /** XEN_DOMCTL_SCHEDRT_extra. */
  public static final int RTDS_EXTRA_TIME = 1;

  public static final int POOL_TIMESLICE = 0;
  public static final int POOL_RATELIMIT = 4;
  public static final int POOL_MIGRATION_DELAY = 8;
  public static final int POOL2_RATELIMIT = 0;

  public static final int POOL_ID = 0;
  public static final int POOL_SCHED = 4;
  public static final int POOL_DOMAINS = 8;
  public static final int POOL_CPUMAP = 16;

  public static final int COMPILER = 0;
  public static final int COMPILE_BY = 64;
  public static final int COMPILE_DOMAIN = 80;
  public static final int COMPILE_DATE = 112;

  private final String struct;
  private final int size;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Field> fields;

  FixedLayout(String struct, int size, List<Field> fields) {
    this.struct = struct;
    this.size = size;
    this.fields = fields;
  }

  @Override
  public String struct() {
    return struct;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<Field> fields() {
    return fields;
  }
}
