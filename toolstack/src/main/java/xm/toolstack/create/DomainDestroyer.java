package xm.toolstack.create;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.SideBySide;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.pci.PciOwners;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;
import xm.xenstore.XenstoreTimeoutException;

/** Takes a domain away with all that belongs to it; also one that xl made. */
public final class DomainDestroyer {
  /** The usual case is over in a moment, so the first rounds are short. */
  private static final Duration FIRST_ROUND = Duration.ofMillis(20);

  private static final Duration ZOMBIE_ROUND = Duration.ofMillis(500);
  private static final int ZOMBIE_ROUNDS = 60;

  private final Host host;
  private final int zombieRounds;

  public DomainDestroyer(Host host) {
    this(host, ZOMBIE_ROUNDS);
  }

  /** For tests: with another number of half seconds until a domain that stays is reported. */
  DomainDestroyer(Host host, int zombieRounds) {
    this.host = host;
    this.zombieRounds = zombieRounds;
  }

  /**
   * Ends the domain at once. Goes on after partial failures and reports them at the end.
   *
   * @throws ToolstackException for domain 0, or naming what could not be taken away
   */
  public void destroy(int domid) {
    if (domid == 0) {
      throw new ToolstackException("Cannot destroy privileged domain Domain-0");
    }
    Optional<DomainInfo> info = host.hypervisor().domain(domid);
    if (info.isEmpty()) {
      throw new NoSuchDomainException(Integer.toString(domid));
    }
    UUID uuid = info.get().handle();
    Optional<UUID> vm = vmOf(domid, uuid);
    Failures failures = new Failures();

    failures.guard(() -> host.hypervisor().pause(domid));
    DeviceModel model = new DeviceModel(host);
    failures.guard(() -> model.end(domid));
    DeviceRemover devices = new DeviceRemover(host);
    List<Runnable> parts = new ArrayList<>();
    for (Device device : devicesOf(devices, domid, failures)) {
      parts.add(() -> devices.removeWithoutQemu(device));
    }
    failures.add(SideBySide.run(parts));
    failures.guard(() -> StoreTreeStep.remove(host.xenstore(), domid, vm));
    failures.guard(() -> new Userdata(host.paths(), domid, uuid).deleteAll());
    failures.guard(() -> deleteQemuState(domid));
    failures.guard(() -> new DomidHistory(host.paths()).add(domid));
    failures.guard(
        () -> {
          host.hypervisor().destroy(domid);
          reportZombie(domid, uuid);
        });
    failures.guard(() -> PciOwners.forget(host.xenstore(), domid));
    failures.guard(() -> StoreTreeStep.removeLate(host.xenstore(), domid));
    failures.throwIfAny();
  }

  private static List<Device> devicesOf(DeviceRemover devices, int domid, Failures failures) {
    List<Device> found = new ArrayList<>();
    failures.guard(() -> found.addAll(devices.devicesOf(domid)));
    return found;
  }

  /**
   * The /vm tree that goes with the domain. The link is the truth (a domain kept aside by a restart
   * has a new UUID), but it is followed only to a place of the right form: everything below it will
   * be removed.
   */
  private Optional<UUID> vmOf(int domid, UUID handle) {
    String prefix = XenstorePaths.VM + '/';
    String link = host.xenstore().readIfExists(XenstorePaths.vmLink(domid)).orElse("");
    if (link.startsWith(prefix)) {
      try {
        return Optional.of(UUID.fromString(link.substring(prefix.length())));
      } catch (IllegalArgumentException e) {
        return Optional.of(handle);
      }
    }
    return Optional.of(handle);
  }

  /** What a save or restore with a QEMU leaves in libxl's directory. */
  private void deleteQemuState(int domid) {
    try {
      Files.deleteIfExists(host.paths().lib().resolve("qemu-save." + domid));
      Files.deleteIfExists(host.paths().lib().resolve("qemu-resume." + domid));
    } catch (IOException e) {
      throw new ToolstackException(
          "A state file of domain " + domid + " cannot be removed: " + e.getMessage() + '.', e);
    }
  }

  /**
   * A domain goes when the last one lets go of its memory. xenconsoled holds a page of every domain
   * and lets go when it hears of the end, a moment later; only what lasts is worth a report.
   */
  private void reportZombie(int domid, UUID uuid) {
    Duration round = FIRST_ROUND;
    for (int i = 0; i < zombieRounds; i++) {
      try {
        host.xenstore()
            .awaitDomainEvent(
                round,
                "the end of domain " + domid,
                r -> isLeft(domid, uuid) ? Optional.empty() : Optional.of(true));
        return;
      } catch (XenstoreTimeoutException e) {
        // not every xenstored tells of a domain whose nodes are gone already: ask again
        round =
            round.multipliedBy(2).compareTo(ZOMBIE_ROUND) < 0
                ? round.multipliedBy(2)
                : ZOMBIE_ROUND;
      }
    }
    if (isLeft(domid, uuid)) {
      throw new ToolstackException(
          "Domain "
              + domid
              + " is dead, but a backend or a program in dom0 still holds some of its memory; "
              + "it goes away when that lets go.");
    }
  }

  private boolean isLeft(int domid, UUID uuid) {
    Optional<DomainInfo> left = host.hypervisor().domain(domid);
    return left.isPresent() && left.get().handle().equals(uuid);
  }

  /** Collects what went wrong while the rest is done all the same. */
  private static final class Failures {
    private final List<RuntimeException> list = new ArrayList<>();

    void guard(Runnable part) {
      try {
        part.run();
      } catch (ToolstackException | XenstoreException | HypercallException e) {
        list.add(e);
      }
    }

    void add(List<RuntimeException> others) {
      for (RuntimeException e : others) {
        guard(
            () -> {
              throw e;
            });
      }
    }

    void throwIfAny() {
      if (list.isEmpty()) {
        return;
      }
      StringBuilder text = new StringBuilder();
      for (RuntimeException e : list) {
        text.append(text.isEmpty() ? "" : "\n").append(e.getMessage());
      }
      ToolstackException all = new ToolstackException(text.toString(), list.get(0));
      for (RuntimeException e : list.subList(1, list.size())) {
        all.addSuppressed(e);
      }
      throw all;
    }
  }
}
