package xm.toolstack.pool;

import java.util.BitSet;
import java.util.UUID;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.xenctrl.HypercallException;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.Scheduler;

/** Makes a pool in Xen and writes its name where libxl looks; half of one is taken back. */
final class PoolMaker {
  private static final int ATTEMPTS = 20;
  private static final int NOT_FOUND = 2;

  private final Host host;

  PoolMaker(Host host) {
    this.host = host;
  }

  /** The scheduler that a pool is to have. */
  static Scheduler scheduler(Host host, PoolConfig config) {
    if (config.scheduler().isEmpty()) {
      return host.hypervisor().scheduler();
    }
    for (Scheduler scheduler : Scheduler.values()) {
      if (scheduler.label().equals(config.scheduler())) {
        if (scheduler == Scheduler.SEDF) {
          throw new ToolstackException(
              "The sedf scheduler left Xen with 4.6; use rtds or credit2 for pool '"
                  + config.name()
                  + "'.");
        }
        return scheduler;
      }
    }
    throw new ToolstackException(
        "There is no scheduler '"
            + config.scheduler()
            + "': Xen has credit, credit2, rtds, null and arinc653.");
  }

  void make(PoolConfig config) {
    Hypervisor hypervisor = host.hypervisor();
    Scheduler scheduler = scheduler(host, config);
    BitSet cpus = choose(config, hypervisor.freeCpus());
    int id = create(hypervisor, scheduler);
    BitSet added = new BitSet();
    try {
      for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
        hypervisor.addPoolCpu(id, cpu);
        added.set(cpu);
      }
      host.xenstore()
          .transaction(
              ATTEMPTS,
              t -> {
                t.write(XenstorePaths.poolUuid(id), UUID.randomUUID().toString());
                t.write(XenstorePaths.poolName(id), config.name());
                return null;
              });
    } catch (RuntimeException e) {
      undo(id, added, e);
      throw e;
    }
  }

  /** Xen knows the schedulers it was built with; rtds and arinc653 are not in Debian's. */
  private static int create(Hypervisor hypervisor, Scheduler scheduler) {
    try {
      return hypervisor.createPool(scheduler);
    } catch (HypercallException e) {
      if (e.errno() == NOT_FOUND) {
        throw new ToolstackException(
            "This Xen was built without the "
                + scheduler.label()
                + " scheduler; 'xm info' names the one that it runs (xen_scheduler).",
            e);
      }
      throw e;
    }
  }

  private void undo(int id, BitSet added, RuntimeException cause) {
    try {
      for (int cpu = added.nextSetBit(0); cpu >= 0; cpu = added.nextSetBit(cpu + 1)) {
        host.hypervisor().removePoolCpu(id, cpu);
      }
      host.hypervisor().destroyPool(id);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static BitSet choose(PoolConfig config, BitSet free) {
    BitSet missing = config.cpus();
    missing.andNot(free);
    if (!missing.isEmpty()) {
      throw new ToolstackException(
          "Pool '"
              + config.name()
              + "' cannot have the CPUs "
              + missing
              + ": they belong to other pools or do not exist; free are "
              + free
              + ". Remove CPUs from another pool with 'xm cpupool-cpu-remove'.");
    }
    if (!config.cpus().isEmpty()) {
      return config.cpus();
    }
    if (free.cardinality() < config.count()) {
      throw new ToolstackException(
          "Pool '"
              + config.name()
              + "' needs "
              + config.count()
              + (config.count() == 1 ? " CPU, and " : " CPUs, and ")
              + free.cardinality()
              + " are in no pool. Remove CPUs from another pool with 'xm cpupool-cpu-remove'.");
    }
    BitSet chosen = new BitSet();
    for (int cpu = free.nextSetBit(0);
        cpu >= 0 && chosen.cardinality() < config.count();
        cpu = free.nextSetBit(cpu + 1)) {
      chosen.set(cpu);
    }
    return chosen;
  }
}
