package xm.xenctrl.jna.abi;

import java.util.List;

/** {@code struct xen_sysctl_physinfo} (xen/include/public/sysctl.h). */
public enum PhysInfoLayout implements Layout {
  SINCE_4_11(104, 32),
  /** arch_capabilities was put before the page counts. */
  SINCE_4_17(112, 40);

  public static final int THREADS_PER_CORE = 0;
  public static final int CORES_PER_SOCKET = 4;
  public static final int NR_CPUS = 8;
  public static final int MAX_CPU_ID = 12;
  public static final int NR_NODES = 16;
  public static final int CPU_KHZ = 24;
  public static final int CAPABILITIES = 28;

  /** Number of 32-bit words in hw_cap. */
  public static final int HW_CAP_WORDS = 8;

  private final int size;
  private final int totalPages;

  PhysInfoLayout(int size, int totalPages) {
    this.size = size;
    this.totalPages = totalPages;
  }

  /** The layout with this size, null when there is none. */
  public static PhysInfoLayout ofSize(int bytes) {
    for (PhysInfoLayout layout : values()) {
      if (layout.size == bytes) {
        return layout;
      }
    }
    return null;
  }

  public int totalPages() {
    return totalPages;
  }

  public int freePages() {
    return totalPages + 8;
  }

  public int scrubPages() {
    return totalPages + 16;
  }

  public int outstandingPages() {
    return totalPages + 24;
  }

  public int hwCap() {
    return totalPages + 40;
  }

  @Override
  public String struct() {
    return "struct xen_sysctl_physinfo";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<Field> fields() {
    return List.of(
        new Field("threads_per_core", THREADS_PER_CORE, 4),
        new Field("cores_per_socket", CORES_PER_SOCKET, 4),
        new Field("nr_cpus", NR_CPUS, 4),
        new Field("max_cpu_id", MAX_CPU_ID, 4),
        new Field("nr_nodes", NR_NODES, 4),
        new Field("cpu_khz", CPU_KHZ, 4),
        new Field("capabilities", CAPABILITIES, 4),
        new Field("total_pages", totalPages(), 8),
        new Field("free_pages", freePages(), 8),
        new Field("scrub_pages", scrubPages(), 8),
        new Field("outstanding_pages", outstandingPages(), 8),
        new Field("hw_cap", hwCap(), 4 * HW_CAP_WORDS));
  }
}
