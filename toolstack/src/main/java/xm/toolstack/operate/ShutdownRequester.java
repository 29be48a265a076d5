package xm.toolstack.operate;

import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;

/**
 * Asks a guest to end, by writing control/shutdown; the guest's answer is not waited for.
 *
 * <p>An HVM guest without paravirtual drivers reads no xenstore. xm took such a guest down by force
 * (xm-mechanics §5), so this does too.
 */
public final class ShutdownRequester {
  private static final int ATTEMPTS = 20;

  /** HVM_PARAM_CALLBACK_IRQ (xen/include/public/hvm/params.h): 0 until a PV driver sets it. */
  private static final int CALLBACK_IRQ = 0;

  /** HVM_PARAM_ACPI_S_STATE: 0 when awake. */
  private static final int ACPI_S_STATE = 14;

  private final Host host;
  private final LiveDomains live;

  public ShutdownRequester(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /** Asks the domain and returns at once. */
  public void request(int domid, ShutdownRequest request) {
    if (domid == 0) {
      throw PrivilegedDomainException.shutdown();
    }
    DomainInfo info = live.require(domid);
    if (info.dying() || (info.shutdown() && !info.crashed())) {
      throw DomainStateException.cannotBeShutDown();
    }
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              // a write creates what is missing, and so would leave a stray node of a domain that
              // ended just now
              if (t.readIfExists(XenstorePaths.domain(domid)).isEmpty()) {
                throw new NoSuchDomainException(Integer.toString(domid));
              }
              if (request == ShutdownRequest.REBOOT
                  && t.readIfExists(XenstorePaths.ownMarker(info.handle())).isPresent()) {
                t.write(XenstorePaths.rebootAsked(info.handle()), "1");
              }
              t.write(XenstorePaths.controlShutdown(domid), request.word());
              return null;
            });
    if (info.hvm() && !info.shutdown() && deaf(domid)) {
      ShutdownReason reason =
          request == ShutdownRequest.REBOOT ? ShutdownReason.REBOOT : ShutdownReason.POWEROFF;
      LiveDomains.onDomain(
          domid,
          () -> {
            host.hypervisor().shutdown(domid, reason);
            return null;
          });
    }
  }

  /** True for an HVM guest that cannot see control/shutdown, or that sleeps. PVH always sees it. */
  private boolean deaf(int domid) {
    String type = host.xenstore().readIfExists(XenstorePaths.libxl(domid) + "/type").orElse("hvm");
    if (type.equals("pvh")) {
      return false;
    }
    return LiveDomains.onDomain(
        domid,
        () ->
            host.hypervisor().hvmParam(domid, CALLBACK_IRQ) == 0
                || host.hypervisor().hvmParam(domid, ACPI_S_STATE) != 0);
  }
}
