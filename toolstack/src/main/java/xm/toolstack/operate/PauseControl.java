package xm.toolstack.operate;

import xm.toolstack.DomainStateException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.create.StartedMark;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;

/** Pauses and unpauses, with xm's checks (xm-commands §2). */
public final class PauseControl {
  private final Host host;
  private final LiveDomains live;

  public PauseControl(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /** Pauses a running domain; one that is paused already, or has crashed, stays as it is. */
  public void pause(int domid) {
    DomainInfo info = live.require(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("pause", live.name(domid));
    }
    if (info.dying() || (info.shutdown() && !info.crashed())) {
      throw DomainStateException.notStarted(live.name(domid));
    }
    if (!info.shutdown() && !info.paused()) {
      LiveDomains.onDomain(
          domid,
          () -> {
            host.hypervisor().pause(domid);
            return null;
          });
    }
    host.xenstore().write(XenstorePaths.adminPaused(info.handle()), "1");
  }

  /** Lets a paused domain run on; nothing happens to one that runs. */
  public void unpause(int domid) {
    DomainInfo info = live.require(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("unpause", live.name(domid));
    }
    if (info.dying() || info.shutdown()) {
      throw DomainStateException.notStarted(live.name(domid));
    }
    host.xenstore().rm(XenstorePaths.adminPaused(info.handle()));
    if (info.paused()) {
      LiveDomains.onDomain(
          domid,
          () -> {
            host.hypervisor().unpause(domid);
            return null;
          });
      StartedMark.put(host.xenstore(), info.handle());
    }
  }
}
