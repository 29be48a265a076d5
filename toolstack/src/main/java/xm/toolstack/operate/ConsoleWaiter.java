package xm.toolstack.operate;

import java.time.Duration;
import java.util.Optional;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.ConsoleUnavailableException;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.DomainResolver;
import xm.toolstack.sample.HostSampler;
import xm.xenctrl.DomainInfo;
import xm.xenstore.XenstoreTimeoutException;
import xm.xenstore.XsReader;

/** Waits until a console can be opened: xenconsoled has given the domain a terminal. */
public final class ConsoleWaiter {
  private static final Duration TTY_WAIT = Duration.ofSeconds(10);

  private final Host host;
  private final LiveDomains live;

  public ConsoleWaiter(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /** Console of a domain that exists. */
  public ConsoleEndpoint console(int domid, int number) {
    return console(domid, number, TTY_WAIT);
  }

  /** Console of a domain that may still be on its way. */
  public ConsoleEndpoint consoleOf(String name, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    int domid;
    try {
      domid =
          host.xenstore()
              .awaitDomainEvent(timeout, "domain '" + name + "' to appear", reader -> byName(name));
    } catch (XenstoreTimeoutException e) {
      NoSuchDomainException gone = new NoSuchDomainException(name);
      gone.initCause(e);
      throw gone;
    }
    long left = Math.max(0, deadline - System.nanoTime());
    return console(domid, 0, Duration.ofNanos(left));
  }

  private ConsoleEndpoint console(int domid, int number, Duration timeout) {
    String tty =
        number == 0
            ? XenstorePaths.consoleTty(domid)
            : XenstorePaths.frontend(domid, "console", number) + "/tty";
    try {
      host.xenstore()
          .awaitDomainEvent(
              timeout,
              "xenconsoled to offer console " + number + " of domain " + domid,
              reader -> tty(reader, domid, tty));
    } catch (XenstoreTimeoutException e) {
      throw new ConsoleUnavailableException(
          "Domain '"
              + live.name(domid)
              + "' has no console "
              + number
              + ": "
              + tty
              + " stayed empty for "
              + timeout.toSeconds()
              + " s. Check that xenconsoled runs and that the domain has this console.",
          e);
    }
    return host.consoles().locate(domid, number);
  }

  private Optional<String> tty(XsReader reader, int domid, String path) {
    DomainInfo info = live.require(domid);
    if (info.dying() || info.shutdown()) {
      throw DomainStateException.notStarted(live.name(domid));
    }
    Optional<String> tty = reader.readIfExists(path);
    return tty.isPresent() && tty.get().isEmpty() ? Optional.empty() : tty;
  }

  private Optional<Integer> byName(String name) {
    Optional<DomainSnapshot> found =
        DomainResolver.byName(new HostSampler(host).sample().domains(), name);
    return found.isPresent() && !found.get().info().dying()
        ? Optional.of(found.get().domid())
        : Optional.empty();
  }
}
