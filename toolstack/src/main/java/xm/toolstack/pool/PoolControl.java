package xm.toolstack.pool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import xm.toolstack.DomainNames;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.CpuPool;
import xm.xenctrl.HypercallException;

/**
 * CPU pools. Those that are defined ("managed", as xend said) are kept in a file each and may be
 * inactive; all others exist as long as Xen has them. Names are where libxl keeps them.
 */
public final class PoolControl {
  /** Linux' EBUSY. */
  private static final int BUSY = 16;

  private final Host host;
  private final PoolStore store;

  public PoolControl(Host host) {
    this.host = host;
    this.store = new PoolStore(host.paths());
  }

  /** Those that exist in the order of their numbers, then the inactive ones by name. */
  public List<PoolSnapshot> list() {
    List<CpuPool> pools = host.hypervisor().cpuPools();
    List<String> paths = new ArrayList<>();
    for (CpuPool pool : pools) {
      paths.add(XenstorePaths.poolName(pool.id()));
      paths.add(XenstorePaths.poolUuid(pool.id()));
    }
    List<Optional<String>> values = host.xenstore().readAll(paths);
    List<PoolConfig> defined = new ArrayList<>(store.all());
    List<PoolSnapshot> all = new ArrayList<>();
    int at = 0;
    for (CpuPool pool : pools) {
      String name = values.get(at++).filter(n -> !n.isEmpty()).orElse("Pool-" + pool.id());
      boolean managed = defined.removeIf(config -> config.name().equals(name));
      all.add(
          new PoolSnapshot(
              OptionalInt.of(pool.id()),
              name,
              uuid(values.get(at++)),
              pool.scheduler().label(),
              pool.cpus(),
              pool.cpus().cardinality(),
              pool.domains(),
              managed));
    }
    for (PoolConfig config : defined) {
      all.add(
          new PoolSnapshot(
              OptionalInt.empty(),
              config.name(),
              new UUID(0, 0),
              config.scheduler(),
              new BitSet(),
              config.size(),
              0,
              true));
    }
    return all;
  }

  private static UUID uuid(Optional<String> value) {
    try {
      return value.map(UUID::fromString).orElseGet(() -> new UUID(0, 0));
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  /**
   * The pool with this name, or with this number where no name fits.
   *
   * @throws ToolstackException when there is none
   */
  public PoolSnapshot require(String nameOrId) {
    return find(nameOrId).orElseThrow(() -> new ToolstackException("unknown pool " + nameOrId));
  }

  /** As {@link #require}, but empty when there is none. */
  public Optional<PoolSnapshot> find(String nameOrId) {
    List<PoolSnapshot> all = list();
    for (PoolSnapshot pool : all) {
      if (pool.name().equals(nameOrId)) {
        return Optional.of(pool);
      }
    }
    for (PoolSnapshot pool : all) {
      if (pool.active() && Integer.toString(pool.id().getAsInt()).equals(nameOrId)) {
        return Optional.of(pool);
      }
    }
    return Optional.empty();
  }

  private int active(String name) {
    PoolSnapshot pool = require(name);
    return pool.id()
        .orElseThrow(() -> new ToolstackException("Pool '" + name + "' is not active."));
  }

  /** Defines a pool without making it. */
  public void define(PoolConfig config) {
    requireFree(config.name());
    String scheduler = PoolMaker.scheduler(host, config).label();
    store.put(new PoolConfig(config.name(), scheduler, config.count(), config.cpus()));
  }

  /** Makes a defined pool. */
  public void start(String name) {
    PoolSnapshot pool = require(name);
    if (pool.active()) {
      throw new ToolstackException("Pool '" + name + "' is active already.");
    }
    new PoolMaker(host).make(store.find(name).orElseThrow());
  }

  /** Makes a pool that ends with {@link #destroy}. */
  public void create(PoolConfig config) {
    requireFree(config.name());
    new PoolMaker(host).make(config);
  }

  private void requireFree(String name) {
    if (!DomainNames.valid(name)) {
      throw new ToolstackException(
          "'" + name + "' is no name for a pool: use letters, digits and _ - . : +");
    }
    if (find(name).isPresent()) {
      throw new ToolstackException("Pool '" + name + "' already exists.");
    }
  }

  /** Takes the pool away from Xen; a defined one stays defined. Its CPUs are in no pool then. */
  public void destroy(String name) {
    PoolSnapshot pool = require(name);
    int id = active(name);
    if (id == 0) {
      throw new ToolstackException("Pool '" + name + "' is dom0's: it cannot be destroyed.");
    }
    if (pool.domains() > 0) {
      throw new ToolstackException(
          "Pool '"
              + name
              + "' has "
              + pool.domains()
              + (pool.domains() == 1 ? " domain" : " domains")
              + ": move them with 'xm cpupool-migrate' first.");
    }
    BitSet cpus = pool.cpus();
    for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
      host.hypervisor().removePoolCpu(id, cpu);
    }
    host.hypervisor().destroyPool(id);
    host.xenstore().rm(XenstorePaths.pool(id));
  }

  /** Forgets a defined pool. */
  public void delete(String name) {
    PoolSnapshot pool = require(name);
    if (!pool.managed()) {
      throw new ToolstackException(
          "Pool '" + name + "' is not a defined one: end it with 'xm cpupool-destroy'.");
    }
    if (pool.active()) {
      throw new ToolstackException(
          "Pool '" + name + "' is active: end it with 'xm cpupool-destroy' first.");
    }
    store.remove(name);
  }

  /** Puts a CPU that is in no pool into this one. */
  public void addCpu(String name, int cpu) {
    int id = active(name);
    if (!host.hypervisor().freeCpus().get(cpu)) {
      throw new ToolstackException(notFree(cpu));
    }
    host.hypervisor().addPoolCpu(id, cpu);
  }

  private String notFree(int cpu) {
    for (PoolSnapshot pool : list()) {
      if (pool.cpus().get(cpu)) {
        return "CPU "
            + cpu
            + " belongs to pool '"
            + pool.name()
            + "': remove it there first with 'xm cpupool-cpu-remove'.";
      }
    }
    return "There is no CPU " + cpu + " on this host.";
  }

  /** Takes a CPU out; it is in no pool then. */
  public void removeCpu(String name, int cpu) {
    int id = active(name);
    if (!require(name).cpus().get(cpu)) {
      throw new ToolstackException("Pool '" + name + "' has no CPU " + cpu + ".");
    }
    try {
      host.hypervisor().removePoolCpu(id, cpu);
    } catch (HypercallException e) {
      if (e.errno() == BUSY) {
        throw new ToolstackException(
            "CPU " + cpu + " is the last one of pool '" + name + "', which has domains.", e);
      }
      throw e;
    }
  }

  /** Moves a domain; its vcpus are not pinned afterwards, and have the new scheduler's defaults. */
  public void migrate(int domid, String name) {
    int id = active(name);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("move", new LiveDomains(host).name(0));
    }
    if (require(name).cpus().isEmpty()) {
      throw new ToolstackException(
          "Pool '" + name + "' has no CPUs: add one with 'xm cpupool-cpu-add'.");
    }
    LiveDomains.onDomain(
        domid,
        () -> {
          host.hypervisor().moveToPool(id, domid);
          return null;
        });
  }

  /** Gives an active pool another name. */
  public void rename(String name, String newName) {
    int id = active(name);
    requireFree(newName);
    Optional<PoolConfig> defined = store.find(name);
    host.xenstore().write(XenstorePaths.poolName(id), newName);
    if (defined.isPresent()) {
      PoolConfig old = defined.get();
      store.put(new PoolConfig(newName, old.scheduler(), old.count(), old.cpus()));
      store.remove(name);
    }
  }
}
