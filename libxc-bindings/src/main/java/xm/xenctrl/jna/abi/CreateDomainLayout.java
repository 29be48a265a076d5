package xm.xenctrl.jna.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code struct xen_domctl_createdomain} (xen/include/public/domctl.h) with x86's struct
 * xen_arch_domainconfig inside. {@link #ABSENT} stands for a member that a release does not have.
 */
public enum CreateDomainLayout implements Layout {
  /** The struct is not an argument yet: handle and flags are passed by themselves. */
  SINCE_4_11(28, -1, -1, -1, -1, -1, 24),
  SINCE_4_12(44, -1, 24, -1, -1, -1, 40),
  SINCE_4_13(48, 24, 28, -1, -1, -1, 44),
  SINCE_4_15(56, 24, 28, -1, 44, -1, 48),
  SINCE_4_16(60, 24, 28, 44, 48, -1, 52),
  SINCE_4_17(64, 24, 28, 44, 48, 52, 56),
  SINCE_4_19(68, 24, 28, 44, 52, 56, 60),
  /** Same offsets; altp2m_opts at 48 was split into two halves, both of which xm leaves 0. */
  SINCE_4_21(68, 24, 28, 44, 52, 56, 60);

  /** Offset of a member that is not there. */
  public static final int ABSENT = -1;

  public static final int SSIDREF = 0;
  public static final int HANDLE = 4;
  public static final int FLAGS = 20;

  private final int size;
  private final int iommuOpts;
  private final int maxVcpus;
  private final int grantOpts;
  private final int vmtraceSize;
  private final int cpupoolId;
  private final int emulationFlags;

  CreateDomainLayout(
      int size,
      int iommuOpts,
      int maxVcpus,
      int grantOpts,
      int vmtraceSize,
      int cpupoolId,
      int emulationFlags) {
    this.size = size;
    this.iommuOpts = iommuOpts;
    this.maxVcpus = maxVcpus;
    this.grantOpts = grantOpts;
    this.vmtraceSize = vmtraceSize;
    this.cpupoolId = cpupoolId;
    this.emulationFlags = emulationFlags;
  }

  public int iommuOpts() {
    return iommuOpts;
  }

  public int maxVcpus() {
    return maxVcpus;
  }

  public int maxEvtchnPort() {
    return after(4);
  }

  /** Signed; negative means Xen's own default. */
  public int maxGrantFrames() {
    return after(8);
  }

  /** Signed; negative means Xen's own default. */
  public int maxMaptrackFrames() {
    return after(12);
  }

  /** Low four bits: the highest grant table version. */
  public int grantOpts() {
    return grantOpts;
  }

  public int vmtraceSize() {
    return vmtraceSize;
  }

  public int cpupoolId() {
    return cpupoolId;
  }

  public int emulationFlags() {
    return emulationFlags;
  }

  private int after(int bytes) {
    return maxVcpus == ABSENT ? ABSENT : maxVcpus + bytes;
  }

  @Override
  public String struct() {
    return "struct xen_domctl_createdomain";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    add(fields, "ssidref", SSIDREF, 4);
    add(fields, "handle", HANDLE, 16);
    add(fields, "flags", FLAGS, 4);
    add(fields, "iommu_opts", iommuOpts, 4);
    add(fields, "max_vcpus", maxVcpus, 4);
    add(fields, "max_evtchn_port", maxEvtchnPort(), 4);
    add(fields, "max_grant_frames", maxGrantFrames(), 4);
    add(fields, "max_maptrack_frames", maxMaptrackFrames(), 4);
    add(fields, "grant_opts", grantOpts, 4);
    add(fields, "vmtrace_size", vmtraceSize, 4);
    add(fields, "cpupool_id", cpupoolId, 4);
    add(fields, "arch.emulation_flags", emulationFlags, 4);
    return fields;
  }

  private static void add(List<Field> fields, String path, int offset, int bytes) {
    if (offset != ABSENT) {
      fields.add(new Field(path, offset, bytes));
    }
  }
}
