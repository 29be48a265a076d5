package xm.toolstack.create;

import java.util.Optional;
import xm.toolstack.create.CreateFacts.MemoryFacts;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.memory.Dom0Ballooning;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.PhysInfo;
import xm.xenstore.XenstoreClient;

/** The host's free memory and dom0's balloon, in KiB. */
final class HostMemory {
  private final Host host;

  HostMemory(Host host) {
    this.host = host;
  }

  MemoryFacts facts() {
    return new MemoryFacts(freeKib(), dom0TargetKib(), dom0CanShrink());
  }

  /** Free pages and those being scrubbed, less what other creations have claimed. */
  long freeKib() {
    PhysInfo phys = host.hypervisor().physInfo();
    return (phys.freePages() + phys.scrubPages() - phys.outstandingPages()) * 4;
  }

  long dom0AllocatedKib() {
    return host.hypervisor().domain(0).map(DomainInfo::totalKib).orElse(0L);
  }

  long dom0TargetKib() {
    Optional<String> node = host.xenstore().readIfExists(XenstorePaths.memoryTarget(0));
    if (node.isPresent()) {
      try {
        return Long.parseLong(node.get());
      } catch (NumberFormatException e) {
        return dom0AllocatedKib();
      }
    }
    return dom0AllocatedKib();
  }

  /**
   * Tells dom0's balloon driver what to keep. libxl takes a target without a static-max for an
   * error, so that is written, too, when nobody has yet.
   */
  void setDom0TargetKib(long kib) {
    XenstoreClient xenstore = host.xenstore();
    String staticMax = XenstorePaths.memoryStaticMax(0);
    if (xenstore.readIfExists(staticMax).isEmpty()) {
      long total = host.hypervisor().physInfo().totalPages();
      long limit = host.hypervisor().domain(0).map(DomainInfo::maxPages).orElse(total);
      boolean unlimited = Long.compareUnsigned(limit, total) > 0;
      xenstore.write(staticMax, Long.toString((unlimited ? total : limit) * 4));
    }
    xenstore.write(XenstorePaths.memoryTarget(0), Long.toString(kib));
  }

  private boolean dom0CanShrink() {
    return Dom0Ballooning.allowed(host.hypervisor().version().commandLine());
  }
}
