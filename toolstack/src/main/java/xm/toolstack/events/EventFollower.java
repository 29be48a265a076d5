package xm.toolstack.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.events.HostEvent.Kind;
import xm.toolstack.host.Host;
import xm.toolstack.sample.HostSampler;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.DomainInfo;
import xm.xenstore.XenstoreClient.Watch;

/**
 * Turns changes in xenstore into events: domains from Xen's own list whenever xenstored tells that
 * one came or went, devices from the states of their back ends. Nothing is polled.
 */
public final class EventFollower {
  private static final Duration FOREVER = Duration.ofDays(36500);
  private static final String BACKENDS = "/local/domain/0/backend";
  private static final String DOMAINS_CHANGED = "";

  /** {@code /vm/UUID/name} in parts. */
  private static final int VM_NAME_PARTS = 4;

  private final Host host;
  private final Consumer<HostEvent> listener;
  private final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private final Map<Integer, DomainSnapshot> known = new HashMap<>();
  private final Map<Integer, Boolean> started = new HashMap<>();
  private final DeviceTracker devices;

  public EventFollower(Host host, Consumer<HostEvent> listener) {
    this.host = host;
    this.listener = listener;
    this.devices = new DeviceTracker(host);
  }

  /**
   * Never returns.
   *
   * @param listening run when the first event can be heard
   * @throws xm.xenstore.XenstoreException when the connection breaks
   */
  @SuppressWarnings("try") // the watches are held, not used
  public void follow(Runnable listening) {
    for (DomainSnapshot domain : new HostSampler(host).sample().domains()) {
      known.put(domain.domid(), domain);
      started.put(domain.domid(), !domain.info().paused());
    }
    devices.learn();
    Thread worker = new Thread(this::work, "events");
    worker.setDaemon(true);
    try (Watch backends = host.xenstore().watch(BACKENDS, changes::add);
        Watch vms = host.xenstore().watch(XenstorePaths.VM, this::vmChanged)) {
      worker.start();
      changes.add(DOMAINS_CHANGED);
      listening.run();
      // its only end is the connection's
      host.xenstore()
          .awaitDomainEvent(
              FOREVER,
              "the next event",
              reader -> {
                changes.add(DOMAINS_CHANGED);
                return Optional.empty();
              });
    } finally {
      worker.interrupt();
    }
  }

  /**
   * Below /vm two nodes of ours are of interest, and the name, which a rename changes there, too.
   */
  private void vmChanged(String path) {
    if (path.endsWith("/xm/started") || path.endsWith("/xm/restart-count")) {
      changes.add(path);
    } else if (path.endsWith("/name") && path.split("/", -1).length == VM_NAME_PARTS) {
      changes.add(DOMAINS_CHANGED);
    }
  }

  private void work() {
    try {
      while (true) {
        String change = changes.take();
        if (change.startsWith(BACKENDS)) {
          deviceChanged(change);
        } else if (change.endsWith("/restart-count")) {
          restarted(change);
        } else {
          look();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      return; // the connection is gone: the waiting thread says so
    }
  }

  private void look() {
    Map<Integer, DomainSnapshot> now = new HashMap<>();
    for (DomainSnapshot domain : new HostSampler(host).sample().domains()) {
      now.put(domain.domid(), domain);
    }
    for (DomainSnapshot before : Map.copyOf(known).values()) {
      DomainSnapshot after = now.get(before.domid());
      if (after == null || (!after.uuid().equals(before.uuid()) && !after.info().shutdown())) {
        if (before.name().endsWith(DomainNames.AWAY)) {
          // it is called so before the other side has said that the guest runs there: only now
          String name = DomainNames.plain(before.name());
          say(Kind.MIGRATED, before.domid(), name, before.uuid().toString(), "away");
        }
        say(Kind.DESTROYED, before, "");
        known.remove(before.domid());
        started.remove(before.domid());
      }
    }
    for (DomainSnapshot domain : now.values()) {
      compare(known.put(domain.domid(), domain), domain);
    }
  }

  private void compare(DomainSnapshot before, DomainSnapshot now) {
    if (before == null) {
      say(Kind.CREATED, now, "");
    } else if (before.name().equals(now.name() + DomainNames.INCOMING)) {
      say(Kind.MIGRATED, now, "here");
    } else if (!before.name().equals(now.name())) {
      say(Kind.RENAMED, now, before.name());
    }
    DomainInfo info = now.info();
    if (!info.paused() && !info.dying() && !Boolean.TRUE.equals(started.put(now.domid(), true))) {
      say(Kind.STARTED, now, "");
    }
    if (info.shutdown() && (before == null || !before.info().shutdown())) {
      String reason = info.shutdownReason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      say(info.crashed() ? Kind.CRASHED : Kind.SHUTDOWN, now, info.crashed() ? "" : reason);
    }
  }

  private void restarted(String path) {
    String count = host.xenstore().readIfExists(path).orElse("0");
    String uuid = path.split("/", -1)[2];
    if (StoreValues.number(Optional.of(count), 0) == 0) {
      return;
    }
    look();
    for (DomainSnapshot domain : known.values()) {
      if (domain.uuid().toString().equals(uuid)) {
        say(Kind.RESTARTED, domain, count);
      }
    }
  }

  private void deviceChanged(String path) {
    Optional<DeviceTracker.Change> change = devices.changed(path);
    if (change.isEmpty()) {
      return;
    }
    boolean up = change.get().up();
    if (up && !Boolean.TRUE.equals(started.get(change.get().domid()))) {
      look(); // a frontend that connects is a guest that runs
    }
    DomainSnapshot domain = known.get(change.get().domid());
    Kind kind = up ? Kind.DEVICE_UP : Kind.DEVICE_DOWN;
    if (domain == null) {
      int domid = change.get().domid();
      say(kind, domid, HostSampler.nameOr(Optional.empty(), domid), "", change.get().device());
    } else {
      say(kind, domain, change.get().device());
    }
  }

  private void say(Kind kind, DomainSnapshot domain, String detail) {
    say(kind, domain.domid(), domain.name(), domain.uuid().toString(), detail);
  }

  private void say(Kind kind, int domid, String name, String uuid, String detail) {
    listener.accept(new HostEvent(host.system().nowSeconds(), kind, domid, name, uuid, detail));
  }
}
