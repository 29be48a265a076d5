package xm.simulator.hypervisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.Scheduler;

/** The CPU pools; guarded by the hypervisor's lock. */
final class PoolTable {
  private static final PoolScheduling CREDIT = new PoolScheduling(30, 1000, 0);
  private static final PoolScheduling CREDIT2 = new PoolScheduling(0, 1000, 0);

  /** One pool. */
  static final class Pool {
    final int id;
    final Scheduler scheduler;
    final BitSet cpus = new BitSet();
    PoolScheduling scheduling;

    private Pool(int id, Scheduler scheduler) {
      this.id = id;
      this.scheduler = scheduler;
      this.scheduling = scheduler == Scheduler.CREDIT ? CREDIT : CREDIT2;
    }

    /** True for the two schedulers with weights. */
    boolean shares() {
      return scheduler == Scheduler.CREDIT || scheduler == Scheduler.CREDIT2;
    }
  }

  private final Map<Integer, Pool> pools = new TreeMap<>();
  private final int hostCpus;

  PoolTable(HostShape shape) {
    hostCpus = shape.cpus();
    add(shape.scheduler()).cpus.set(0, hostCpus);
  }

  List<Pool> all() {
    return new ArrayList<>(pools.values());
  }

  /** The pool, null when there is none with this number. */
  Pool find(int id) {
    return pools.get(id);
  }

  /** A new, empty pool with the lowest free number. */
  Pool add(Scheduler scheduler) {
    int id = 0;
    while (pools.containsKey(id)) {
      id++;
    }
    Pool pool = new Pool(id, scheduler);
    pools.put(id, pool);
    return pool;
  }

  void remove(int id) {
    pools.remove(id);
  }

  /** CPUs in no pool. */
  BitSet free() {
    BitSet free = new BitSet();
    free.set(0, hostCpus);
    for (Pool pool : pools.values()) {
      free.andNot(pool.cpus);
    }
    return free;
  }
}
