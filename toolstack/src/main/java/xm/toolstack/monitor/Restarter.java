package xm.toolstack.monitor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.DomainCreator;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.create.SameDomain;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.toolstack.monitor.PendingRestarts.Restart;
import xm.xenctrl.DomainInfo;

/** Puts a new domain in the place of one that ended, with the same name, UUID and MAC addresses. */
final class Restarter {
  private final Host host;
  private final HostLog log;
  private final PendingRestarts pending;

  Restarter(Host host, HostLog log) {
    this.host = host;
    this.log = log;
    this.pending = new PendingRestarts(host.paths());
  }

  /** A step that takes the ended domain out of the way, or throws. */
  interface MakeRoom {
    void run();
  }

  /** Makes room, then creates; a failure to create is logged, the domain is gone then. */
  void restart(EndedDomain domain, DomainConfig stored, MakeRoom makeRoom) {
    Restart restart =
        new Restart(
            domain.uuid(),
            domain.restarts() + 1,
            SameDomain.of(stored, domain.name(), domain.uuid()));
    pending.put(restart);
    try {
      makeRoom.run();
    } catch (RuntimeException e) {
      Optional<DomainInfo> still = find(restart.uuid());
      if (still.isPresent()) {
        pending.remove(restart);
        throw e;
      }
      log.failure("Taking away " + domain.label() + " left something behind", e);
    }
    create(restart);
  }

  /** Ends what a monitor began that was killed. */
  void resume() {
    List<Restart> restarts = pending.all();
    for (Restart restart : restarts) {
      Optional<DomainInfo> there = find(restart.uuid());
      if (there.isPresent() && !halfMade(there.get())) {
        pending.remove(restart); // it stands already, or the ended one was never taken away
        continue;
      }
      log.say("Going on with restart " + restart.count() + " of " + restart.config().name());
      if (there.isPresent()) {
        new DomainDestroyer(host).destroy(there.get().domid());
      }
      create(restart);
    }
  }

  private void create(Restart restart) {
    try {
      StartedDomain started =
          new DomainCreator(host).create(restart.config(), new CreateOptions(false), step -> {});
      host.xenstore()
          .write(XenstorePaths.restartCount(started.uuid()), Integer.toString(restart.count()));
      log.say(
          "Restarted "
              + started.name()
              + " as domain "
              + started.domid()
              + ", restart "
              + restart.count());
    } catch (RuntimeException e) {
      log.failure("Cannot restart " + restart.config().name(), e);
    } finally {
      pending.remove(restart);
    }
  }

  /** Paused since its creation: its creator did not live to unpause it. */
  private static boolean halfMade(DomainInfo info) {
    return info.paused() && !info.shutdown() && info.cpuTimeNanos() == 0;
  }

  private Optional<DomainInfo> find(UUID uuid) {
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.handle().equals(uuid) && !info.dying()) {
        return Optional.of(info);
      }
    }
    return Optional.empty();
  }
}
