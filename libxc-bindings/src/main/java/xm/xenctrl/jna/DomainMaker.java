package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.UUID;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.HypercallException;
import xm.xenctrl.NewDomain;
import xm.xenctrl.jna.abi.CreateDomainLayout;
import xm.xenctrl.jna.abi.PhysInfoLayout;
import xm.xenctrl.jna.abi.XenAbi;

/** Creates domains, in the form that the release wants. */
final class DomainMaker {
  static final int HANDLE_BYTES = 16;

  /** XEN_DOMCTL_CDF_* of domctl.h. */
  private static final int CDF_HVM = 1 << 0;

  private static final int CDF_HAP = 1 << 1;
  private static final int CDF_S3_INTEGRITY = 1 << 2;
  private static final int CDF_OOS_OFF = 1 << 3;
  private static final int CDF_IOMMU = 1 << 5;
  private static final int CDF_NESTED_VIRT = 1 << 6;

  /** XEN_X86_EMU_LAPIC, all that a PVH guest has; xen/include/public/arch-x86/xen.h. */
  private static final int EMULATE_LAPIC = 1;

  /** Lets Xen choose. Up to 4.21 any reserved number (0 too) did, since 4.22 only this one does. */
  private static final int DOMID_ANY = 0x7ff5;

  private static final int MAX_EVTCHN_PORT = 1023;
  private static final int DEFAULT = -1;

  /** What 4.11 wants told; later releases take -1 for "the hypervisor's own limit". */
  private static final int GRANT_FRAMES_4_11 = 32;

  private static final int MAPTRACK_FRAMES_4_11 = 1024;

  private static final int SLACK_BYTES = 4096;
  private static final String CREATE = "xc_domain_create";
  private static final String CPUID = "xc_cpuid_apply_policy";
  private static final String OPERATION = "create a domain";

  private final XenSession session;

  DomainMaker(XenSession session) {
    this.session = session;
  }

  /** Creates a domain and returns its domid. */
  int create(NewDomain spec) {
    XenAbi abi = session.trustedAbi(OPERATION, CREATE);
    CreateDomainLayout layout = abi.createDomain();
    int domid =
        layout.maxVcpus() == CreateDomainLayout.ABSENT
            ? createByArguments(spec, abi)
            : createByStruct(spec, abi);
    try {
      finish(spec, domid, layout);
    } catch (HypercallException refused) {
      session.call("xc_domain_destroy", domid);
      throw refused;
    }
    return domid;
  }

  /** Where creation itself does not take all settings, they follow. */
  private void finish(NewDomain spec, int domid, CreateDomainLayout layout) {
    if (layout.maxVcpus() == CreateDomainLayout.ABSENT) {
      session.require(
          "set the grant table limits of domain",
          domid,
          "xc_domain_set_gnttab_limits",
          domid,
          GRANT_FRAMES_4_11,
          MAPTRACK_FRAMES_4_11);
      session.require(
          "set the event channel limit of domain",
          domid,
          "xc_domain_set_max_evtchn",
          domid,
          MAX_EVTCHN_PORT);
    }
    if (layout.cpupoolId() == CreateDomainLayout.ABSENT && spec.cpuPoolId() != 0) {
      session.require(
          "set the CPU pool of domain", domid, "xc_cpupool_movedomain", spec.cpuPoolId(), domid);
    }
  }

  private int createByStruct(NewDomain spec, XenAbi abi) {
    CreateDomainLayout layout = abi.createDomain();
    try (Memory domid = XenSession.zeroed(Integer.BYTES);
        Memory config = XenSession.zeroed(layout.size() + SLACK_BYTES)) {
      domid.setInt(0, DOMID_ANY);
      ByteBuffer b = XenSession.view(config);
      b.putInt(CreateDomainLayout.SSIDREF, abi.domUSecurityId());
      putHandle(b, CreateDomainLayout.HANDLE, spec.handle());
      b.putInt(CreateDomainLayout.FLAGS, flags(spec, abi));
      b.putInt(layout.maxVcpus(), spec.maxVcpus());
      b.putInt(layout.maxEvtchnPort(), MAX_EVTCHN_PORT);
      b.putInt(layout.maxGrantFrames(), DEFAULT);
      b.putInt(layout.maxMaptrackFrames(), DEFAULT);
      if (layout.grantOpts() != CreateDomainLayout.ABSENT) {
        b.putInt(layout.grantOpts(), maxGrantVersion());
      }
      if (layout.cpupoolId() != CreateDomainLayout.ABSENT) {
        b.putInt(layout.cpupoolId(), spec.cpuPoolId());
      }
      b.putInt(layout.emulationFlags(), emulation(spec, abi));
      session.require(OPERATION, -1, CREATE, domid, config);
      return domid.getInt(0) & 0xffff;
    }
  }

  private int createByArguments(NewDomain spec, XenAbi abi) {
    try (Memory domid = XenSession.zeroed(Integer.BYTES);
        Memory handle = new Memory(HANDLE_BYTES);
        Memory config = XenSession.zeroed(SLACK_BYTES)) {
      domid.setInt(0, DOMID_ANY);
      putHandle(XenSession.view(handle), 0, spec.handle());
      config.setInt(0, emulation(spec, abi));
      session.require(
          OPERATION, -1, CREATE, abi.domUSecurityId(), handle, flags(spec, abi), domid, config);
      return domid.getInt(0) & 0xffff;
    }
  }

  private static int emulation(NewDomain spec, XenAbi abi) {
    if (spec.fullPlatform()) {
      return abi.hvmEmulationFlags();
    }
    return spec.hvmContainer() ? EMULATE_LAPIC : 0;
  }

  private static int flags(NewDomain spec, XenAbi abi) {
    return (spec.hvmContainer() ? CDF_HVM : 0)
        | (spec.hap() ? CDF_HAP : 0)
        | (spec.s3Integrity() ? CDF_S3_INTEGRITY : 0)
        | (spec.oosOff() ? CDF_OOS_OFF : 0)
        | (spec.iommu() && abi.createDomain().iommuOpts() != CreateDomainLayout.ABSENT
            ? CDF_IOMMU
            : 0)
        | (spec.nestedVirt() && abi.nestedAtCreation() ? CDF_NESTED_VIRT : 0);
  }

  private int maxGrantVersion() {
    try (Memory m = XenSession.zeroed(SLACK_BYTES)) {
      session.require("read the host's capabilities", -1, "xc_physinfo", m);
      return session.capabilities().maxGrantVersion(m.getInt(PhysInfoLayout.CAPABILITIES));
    }
  }

  static void putHandle(ByteBuffer b, int at, UUID handle) {
    b.putLong(at, Long.reverseBytes(handle.getMostSignificantBits()));
    b.putLong(at + Long.BYTES, Long.reverseBytes(handle.getLeastSignificantBits()));
  }

  /**
   * The default policy and changes to it (which Xen of before 4.14 does not take this way), without
   * a feature set of ours. Unlike its neighbours the function returns a negative errno.
   */
  void applyCpuidPolicy(int domid, CpuidOptions options) {
    String operation = "set the CPUID policy of domain";
    XenAbi abi = session.trustedAbi(operation + " " + domid, CPUID);
    Pointer none = null;
    int pae = options.pae() ? 1 : 0;
    int itsc = options.invariantTsc() ? 1 : 0;
    int nested = options.nestedHvm() ? 1 : 0;
    int result;
    try (CpuidChanges changes = new CpuidChanges(options.changes());
        MsrChanges others = new MsrChanges(options.msrs())) {
      Pointer xend = changes.pointer();
      Pointer msrs = others.pointer();
      // The last argument came within the stable series; one too many does no harm on amd64.
      result =
          switch (abi.cpuid()) {
            case SINCE_4_11 -> session.call(CPUID, domid, none, 0);
            case SINCE_4_14 -> session.call(CPUID, domid, 0, none, 0, pae, xend, msrs);
            case SINCE_4_15 ->
                session.call(CPUID, domid, 0, none, 0, pae, itsc, nested, xend, msrs);
          };
    }
    if (result < 0) {
      int errno = result == -1 ? Native.getLastError() : -result;
      throw session.refused(operation, domid, CPUID, errno);
    }
  }
}
