package xm.toolstack.operate;

import java.util.Optional;
import java.util.function.Supplier;
import xm.config.model.GuestType;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.HostSampler;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;

/** Looks up single domains by id, for operations that check before they act. */
public final class LiveDomains {
  /** Linux' ESRCH: what Xen answers for a domain that does not exist. */
  private static final int NO_SUCH_DOMAIN = 3;

  private final Host host;

  public LiveDomains(Host host) {
    this.host = host;
  }

  /** What Xen says of the domain, or {@link NoSuchDomainException}. */
  public DomainInfo require(int domid) {
    Optional<DomainInfo> info = host.hypervisor().domain(domid);
    if (info.isEmpty()) {
      throw new NoSuchDomainException(Integer.toString(domid));
    }
    return info.get();
  }

  public String name(int domid) {
    return HostSampler.nameOr(host.xenstore().readIfExists(XenstorePaths.name(domid)), domid);
  }

  /** What kind of guest it is. Xen does not tell PVH from HVM; libxl's record does. */
  public GuestType type(DomainInfo info) {
    if (!info.hvm()) {
      return GuestType.PV;
    }
    String record = XenstorePaths.libxl(info.domid()) + "/type";
    return host.xenstore()
        .readIfExists(record)
        .filter(GuestType.PVH.label()::equals)
        .map(pvh -> GuestType.PVH)
        .orElse(GuestType.HVM);
  }

  /** Whether xm made the domain, so that our monitor has to act when it ends. */
  public boolean ours(int domid) {
    Optional<DomainInfo> info = host.hypervisor().domain(domid);
    return info.isPresent()
        && host.xenstore().readIfExists(XenstorePaths.ownMarker(info.get().handle())).isPresent();
  }

  /** Runs a hypercall; a domain that went away meanwhile is reported as such. */
  public static <T> T onDomain(int domid, Supplier<T> hypercall) {
    try {
      return hypercall.get();
    } catch (HypercallException e) {
      if (e.errno() == NO_SUCH_DOMAIN) {
        NoSuchDomainException gone = new NoSuchDomainException(Integer.toString(domid));
        gone.initCause(e);
        throw gone;
      }
      throw e;
    }
  }
}
