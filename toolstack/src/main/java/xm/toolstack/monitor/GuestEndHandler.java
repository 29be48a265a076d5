package xm.toolstack.monitor;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.diagnose.CoreDumper;
import xm.toolstack.diagnose.Diagnostics;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ShutdownReason;

/** Does what a configuration wants when its guest has ended. */
final class GuestEndHandler {
  private final Host host;
  private final HostLog log;
  private final RestartGuard guard;
  private final Restarter restarter;

  GuestEndHandler(Host host, HostLog log, RestartGuard guard, Restarter restarter) {
    this.host = host;
    this.log = log;
    this.guard = guard;
    this.restarter = restarter;
  }

  void handle(EndedDomain domain) {
    if (host.xenstore().readIfExists(XenstorePaths.hostStops(domain.uuid())).isPresent()) {
      log.say(domain.label() + " ended with the host, so destroy");
      destroy(domain);
      return;
    }
    Optional<DomainConfig> config = config(domain);
    ShutdownPolicy.Decision decision =
        ShutdownPolicy.decide(config.map(DomainConfig::lifecycle), domain.info().shutdownReason());
    log.say(
        domain.label()
            + " ended: "
            + lower(domain.info().shutdownReason())
            + ", so "
            + lower(decision.action()));
    if (decision.coreDump()) {
      dumpCore(domain);
    }
    switch (decision.action()) {
      case DESTROY -> destroy(domain);
      case PRESERVE -> preserve(domain);
      case RESTART -> restart(domain, config.orElseThrow(), () -> destroy(domain));
      case RENAME_RESTART ->
          restart(domain, config.orElseThrow(), () -> new Preserver(host, log).setAside(domain));
      default -> {}
    }
  }

  /** The action that follows is taken all the same. */
  private void dumpCore(EndedDomain domain) {
    try {
      CoreDumper cores = new CoreDumper(host);
      Path file = cores.defaultFile(domain.domid(), Diagnostics.dumpDirectory(host));
      cores.dump(domain.domid(), file, false);
      log.say("The core of " + domain.label() + " is in " + file);
    } catch (ToolstackException | HypercallException e) {
      log.failure("No core of " + domain.label() + " was dumped", e);
    }
  }

  private void restart(EndedDomain domain, DomainConfig config, Restarter.MakeRoom makeRoom) {
    double elapsed = host.system().nowSeconds() - domain.startSeconds();
    if (!guard.allows(elapsed) && !asked(domain)) {
      log.say(
          RestartGuard.refusal(domain.name(), elapsed)
              + " It had been restarted "
              + domain.restarts()
              + " times before.");
      destroy(domain);
      return;
    }
    restarter.restart(domain, config, makeRoom);
  }

  /** The guard is for guests that loop by themselves; a person who asks for a reboot gets one. */
  private boolean asked(EndedDomain domain) {
    return domain.info().shutdownReason() == ShutdownReason.REBOOT
        && host.xenstore().readIfExists(XenstorePaths.rebootAsked(domain.uuid())).isPresent();
  }

  private void destroy(EndedDomain domain) {
    new DomainDestroyer(host).destroy(domain.domid());
  }

  private void preserve(EndedDomain domain) {
    host.xenstore().write(XenstorePaths.preserved(domain.uuid()), "1");
  }

  private Optional<DomainConfig> config(EndedDomain domain) {
    try {
      Optional<DomainConfig> config =
          new StoredConfig(host.paths()).read(domain.domid(), domain.uuid());
      if (config.isEmpty()) {
        log.say("The configuration of " + domain.label() + " is gone");
      }
      return config;
    } catch (ToolstackException e) {
      log.failure("The configuration of " + domain.label() + " cannot be used", e);
      return Optional.empty();
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
