package xm.toolstack.managed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainStateException;
import xm.toolstack.NameInUseException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.sample.DomainResolver;

/** The managed domains of a store, beside the running domains of a host. Texts are xend's. */
public final class StoredDomains implements ManagedDomains {
  private final ManagedStore store;
  private final Departures departures;
  private final RunningDomains host;
  private final Progress notices;
  private final Set<String> toldOf = new HashSet<>();

  /** Domains of {@code host} that are kept in {@code store}. */
  StoredDomains(ManagedStore store, RunningDomains host, Progress notices) {
    this.store = store;
    this.departures = new Departures(store.directory());
    this.host = host;
    this.notices = notices;
  }

  @Override
  public List<ManagedDomain> inactive(List<DomainSnapshot> running) {
    List<ManagedDomain> inactive = new ArrayList<>();
    for (ManagedDomain domain : all()) {
      if (!runs(domain.uuid(), running)) {
        inactive.add(domain);
      }
    }
    return inactive;
  }

  @Override
  public List<ManagedDomain> all() {
    List<ManagedDomain> all = new ArrayList<>();
    for (String name : store.names()) {
      try {
        store.read(name).ifPresent(all::add);
      } catch (ToolstackException e) {
        if (toldOf.add(name)) {
          notices.warn(e.getMessage());
        }
      }
    }
    return all;
  }

  @Override
  public boolean contains(UUID uuid) {
    return byUuid(uuid).isPresent();
  }

  @Override
  public Optional<ManagedDomain> inactive(String word) {
    if (store.names().isEmpty()) {
      return Optional.empty();
    }
    List<DomainSnapshot> running = host.sample();
    if (DomainResolver.byName(running, word).isPresent()) {
      return Optional.empty();
    }
    Optional<ManagedDomain> named = store.read(word);
    if (named.isPresent() && !runs(named.get().uuid(), running)) {
      return named;
    }
    if (DomainResolver.resolve(running, word).isPresent()) {
      return Optional.empty();
    }
    Optional<ManagedDomain> known = uuid(word).flatMap(this::byUuid);
    return known.isPresent() && !runs(known.get().uuid(), running) ? known : Optional.empty();
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public ManagedDomain define(DomainConfig config) {
    DomainNames.require(config.name());
    DomainConfig pinned = host.pin(config);
    UUID uuid = pinned.uuid().orElseThrow();
    try (StoreLock lock = store.lock()) {
      requireFree(config.name(), uuid);
      Optional<ManagedDomain> former = byUuid(uuid);
      if (former.isPresent() && !former.get().name().equals(config.name())) {
        departures.rename(former.get().name(), config.name());
        store.rename(former.get(), config.name());
      }
      store.write(pinned);
    }
    return store.read(config.name()).orElseThrow();
  }

  @Override
  public StartedDomain start(String word, CreateOptions options, Progress progress) {
    ManagedDomain domain = require(word, "Domain is already running");
    Optional<String> away = departures.of(domain.name());
    if (away.isPresent()) {
      throw DomainStateException.of(
          "Domain '"
              + domain.name()
              + "' was migrated to "
              + away.get()
              + " and may run there: a second copy would destroy its disks. If it runs nowhere, xm"
              + " start --force "
              + domain.name()
              + " starts it here.");
    }
    return store.hasImage(domain.name())
        ? goOn(domain, options, progress)
        : host.create(domain.config(), options, progress);
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public void delete(String word) {
    ManagedDomain domain = require(word, "Domain is not halted.");
    try (StoreLock lock = store.lock()) {
      store.removeImage(domain.name());
      departures.forget(domain.name());
      store.remove(domain.name());
    }
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public void rename(ManagedDomain domain, String newName) {
    DomainNames.require(newName);
    try (StoreLock lock = store.lock()) {
      requireFree(newName, domain.uuid());
      if (!newName.equals(domain.name())) {
        departures.rename(domain.name(), newName);
        store.rename(domain, newName);
      }
    }
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public void change(UUID uuid, UnaryOperator<DomainConfig> change) {
    if (store.names().isEmpty()) {
      return;
    }
    try (StoreLock lock = store.lock()) {
      Optional<ManagedDomain> domain = byUuid(uuid);
      if (domain.isPresent()) {
        DomainConfig changed = change.apply(domain.get().config());
        store.write(changed.withIdentity(domain.get().name(), Optional.of(uuid)));
      }
    }
  }

  @Override
  public Sxp describe(ManagedDomain domain) {
    return InactiveForm.of(domain);
  }

  @Override
  public void suspend(String word) {
    Optional<DomainSnapshot> running = DomainResolver.resolve(host.sample(), word);
    if (running.isEmpty()) {
      if (inactive(word).isPresent()) {
        throw DomainStateException.of("Domain is not running");
      }
      throw new NoSuchDomainException(word);
    }
    if (running.get().domid() == 0) {
      throw PrivilegedDomainException.cannot("suspend", running.get().name());
    }
    if (running.get().info().paused() || running.get().info().shutdown()) {
      throw DomainStateException.of("Domain is not running");
    }
    if (!contains(running.get().uuid())) {
      throw DomainStateException.of("Domain is not managed by Xend lifecycle support.");
    }
    ManagedDomain kept = byUuid(running.get().uuid()).orElseThrow();
    host.save(running.get().domid(), store.image(kept.name()));
  }

  @Override
  public boolean suspended(ManagedDomain domain) {
    return store.hasImage(domain.name());
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public void departed(UUID uuid, String host) {
    if (byUuid(uuid).isPresent()) {
      try (StoreLock lock = store.lock()) {
        byUuid(uuid).ifPresent(domain -> departures.note(domain.name(), host));
      }
    }
  }

  @Override
  public Optional<String> departedTo(ManagedDomain domain) {
    return departures.of(domain.name());
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public void forgetDeparture(String word) {
    Optional<ManagedDomain> domain = inactive(word);
    if (domain.isPresent()) {
      try (StoreLock lock = store.lock()) {
        departures.forget(domain.get().name());
      }
    }
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public void noteArrivals() {
    if (store.names().isEmpty()) {
      return;
    }
    List<DomainSnapshot> running = host.sample();
    try (StoreLock lock = store.lock()) {
      for (ManagedDomain domain : all()) {
        if (runs(domain.uuid(), running)) {
          departures.forget(domain.name());
        }
      }
    }
  }

  /** The guest must not run while its image is there: a second start would take it back in time. */
  private StartedDomain goOn(ManagedDomain domain, CreateOptions options, Progress progress) {
    CreateOptions waiting = new CreateOptions(true, options.terminal());
    StartedDomain started =
        host.restore(store.image(domain.name()), domain.name(), waiting, progress);
    store.removeImage(domain.name());
    if (!options.paused()) {
      host.unpause(started.domid());
    }
    return started;
  }

  @Override
  public StartedDomain resume(String word, CreateOptions options, Progress progress) {
    String failed = "Error occurred when resuming: ";
    Optional<DomainSnapshot> running = DomainResolver.resolve(host.sample(), word);
    if (running.isPresent() && running.get().domid() == 0) {
      throw new ToolstackException(
          failed + "Cannot resume privileged domain " + running.get().name());
    }
    if (running.isEmpty() && inactive(word).isEmpty()) {
      throw new NoSuchDomainException(word);
    }
    Optional<ManagedDomain> domain = inactive(word);
    if (domain.isPresent() && suspended(domain.get())) {
      return goOn(domain.get(), options, progress);
    }
    throw DomainStateException.of(failed + "Cannot resume domain that is not suspended.");
  }

  /** The inactive domain that is meant; a running one is refused with this sentence. */
  private ManagedDomain require(String word, String ifItRuns) {
    Optional<ManagedDomain> domain = inactive(word);
    if (domain.isPresent()) {
      return domain.get();
    }
    if (DomainResolver.resolve(host.sample(), word).isPresent()) {
      throw DomainStateException.of(ifItRuns);
    }
    throw new NoSuchDomainException(word);
  }

  private void requireFree(String name, UUID own) {
    Optional<DomainSnapshot> running = DomainResolver.byName(host.sample(), name);
    if (running.isPresent() && !running.get().uuid().equals(own)) {
      throw new NameInUseException(name, running.get().domid());
    }
    Optional<ManagedDomain> kept = store.read(name);
    if (kept.isPresent() && !kept.get().uuid().equals(own)) {
      throw NameInUseException.ofInactive(name);
    }
  }

  private Optional<ManagedDomain> byUuid(UUID uuid) {
    for (ManagedDomain domain : all()) {
      if (domain.uuid().equals(uuid)) {
        return Optional.of(domain);
      }
    }
    return Optional.empty();
  }

  private static boolean runs(UUID uuid, List<DomainSnapshot> running) {
    for (DomainSnapshot domain : running) {
      if (domain.uuid().equals(uuid) && !domain.info().dying()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<UUID> uuid(String word) {
    try {
      return word.length() == 36 ? Optional.of(UUID.fromString(word)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
