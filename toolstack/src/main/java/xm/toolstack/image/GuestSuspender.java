package xm.toolstack.image;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;
import xm.xenstore.XenstoreException;
import xm.xenstore.XenstoreTimeoutException;

/**
 * Asks a guest to suspend itself, and waits. A guest that does not is left as it was, and will not
 * do it later either.
 */
final class GuestSuspender {
  private static final int ATTEMPTS = 20;
  private static final String WORD = "suspend";
  private static final long LIMIT_SECONDS = 60;

  /** How often a wait looks whether it was broken off. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** For tests, which cannot wait for a minute each. */
  private static final String LIMIT_VARIABLE = "XM_SUSPEND_TIMEOUT";

  /** HVM_PARAM_CALLBACK_IRQ and HVM_PARAM_ACPI_S_STATE (xen/include/public/hvm/params.h). */
  private static final int CALLBACK_IRQ = 0;

  private static final int ACPI_S_STATE = 14;

  private final Host host;
  private final Duration limit;

  GuestSuspender(Host host) {
    this(host, limit(System.getenv()));
  }

  GuestSuspender(Host host, Duration limit) {
    this.host = host;
    this.limit = limit;
  }

  static Duration limit(Map<String, String> environment) {
    try {
      String given = environment.getOrDefault(LIMIT_VARIABLE, Long.toString(LIMIT_SECONDS));
      return Duration.ofSeconds(Math.max(1, Long.parseLong(given)));
    } catch (NumberFormatException e) {
      return Duration.ofSeconds(LIMIT_SECONDS);
    }
  }

  /**
   * Returns when the guest is suspended.
   *
   * @param giveUp asked about once a second; the request is taken back then
   * @throws ToolstackException when it is not within a minute, or ended instead
   */
  void suspend(int domid, BooleanSupplier giveUp) {
    if (host.hypervisor().domain(domid).map(DomainInfo::hvm).orElse(false) && deaf(domid)) {
      host.hypervisor().shutdown(domid, ShutdownReason.SUSPEND);
    } else {
      host.xenstore().write(XenstorePaths.controlShutdown(domid), WORD);
    }
    DomainInfo end = await(domid, giveUp);
    if (end == null) {
      end = takeBack(domid);
    }
    if (end.shutdownReason() != ShutdownReason.SUSPEND) {
      throw new ToolstackException("The guest ended while it was asked to suspend.");
    }
  }

  /** Null when it did not come, or is not waited for any more. */
  private DomainInfo await(int domid, BooleanSupplier giveUp) {
    long until = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < until && !giveUp.getAsBoolean()) {
      try {
        Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
        return host.xenstore()
            .awaitDomainEvent(
                left.compareTo(LOOK) < 0 ? left : LOOK,
                "the guest to suspend",
                reader -> ended(domid));
      } catch (XenstoreTimeoutException e) {
        // look whether anybody still wants it
      }
    }
    return null;
  }

  private Optional<DomainInfo> ended(int domid) {
    Optional<DomainInfo> info = host.hypervisor().domain(domid);
    if (info.isEmpty() || info.get().dying()) {
      throw new ToolstackException("The domain was destroyed while it was asked to suspend.");
    }
    return info.filter(DomainInfo::shutdown);
  }

  /** Clears the request, unless the guest has taken it: then it is about to obey. */
  private DomainInfo takeBack(int domid) {
    boolean cleared =
        host.xenstore()
            .transaction(
                ATTEMPTS,
                t -> {
                  String path = XenstorePaths.controlShutdown(domid);
                  boolean there = t.readIfExists(path).filter(WORD::equals).isPresent();
                  if (there) {
                    t.write(path, "");
                  }
                  return there;
                });
    if (!cleared) {
      try {
        return host.xenstore()
            .awaitDomainEvent(Duration.ofSeconds(5), "the guest to suspend", r -> ended(domid));
      } catch (XenstoreTimeoutException e) {
        throw new ToolstackException(
            "The guest took the request to suspend and did not obey within "
                + limit.toSeconds()
                + " s. It goes on running; should it suspend later, 'xm destroy' is what is left.",
            e);
      }
    }
    throw new ToolstackException(
        "The guest did not answer the request to suspend within "
            + limit.toSeconds()
            + " s and goes on running: does it have Xen's drivers, and is it up?");
  }

  /** True for an HVM guest that cannot see control/shutdown, or that sleeps. PVH always sees it. */
  private boolean deaf(int domid) {
    String type = host.xenstore().readIfExists(XenstorePaths.libxl(domid) + "/type").orElse("hvm");
    return !type.equals("pvh")
        && (host.hypervisor().hvmParam(domid, CALLBACK_IRQ) == 0
            || host.hypervisor().hvmParam(domid, ACPI_S_STATE) != 0);
  }

  /** What a failure of xenstored means here. */
  static ToolstackException lost(XenstoreException e) {
    return new ToolstackException("xenstored cannot be asked: " + e.getMessage(), e);
  }
}
