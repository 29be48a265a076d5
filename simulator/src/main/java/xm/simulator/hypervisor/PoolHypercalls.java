package xm.simulator.hypervisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.xenctrl.CpuPool;
import xm.xenctrl.Scheduler;

/** The hypercalls about CPU pools, with the refusals of Xen's cpupool.c. */
abstract class PoolHypercalls extends SchedulerHypercalls {

  PoolHypercalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  @Override
  public synchronized List<CpuPool> cpuPools() {
    List<CpuPool> all = new ArrayList<>();
    for (PoolTable.Pool pool : pools.all()) {
      all.add(new CpuPool(pool.id, pool.scheduler, table.inPool(pool.id), pool.cpus));
    }
    return all;
  }

  @Override
  public synchronized BitSet freeCpus() {
    return pools.free();
  }

  @Override
  public synchronized void moveToPool(int poolId, int domid) {
    String function = "xc_cpupool_movedomain";
    SimulatedDomain domain = guest("pool", function, domid);
    PoolTable.Pool pool = pool(function, poolId);
    if (pool.cpus.isEmpty()) {
      throw Refusal.of(function, Errno.EBUSY, domid, "pool " + poolId + " has no CPUs");
    }
    if (domain.poolId != poolId) {
      domain.enterPool(poolId, table.cpus());
    }
  }

  @Override
  public synchronized int createPool(Scheduler scheduler) {
    fault("pool", "xc_cpupool_create", Refusal.NO_DOMAIN);
    if (scheduler == Scheduler.UNKNOWN || scheduler == Scheduler.SEDF) {
      throw Refusal.of("xc_cpupool_create", Errno.ENOENT, Refusal.NO_DOMAIN, "no such scheduler");
    }
    return pools.add(scheduler).id;
  }

  @Override
  public synchronized void destroyPool(int poolId) {
    PoolTable.Pool pool = pool("xc_cpupool_destroy", poolId);
    if (!pool.cpus.isEmpty() || table.inPool(poolId) > 0) {
      throw Refusal.of("xc_cpupool_destroy", Errno.EBUSY, Refusal.NO_DOMAIN);
    }
    pools.remove(poolId);
  }

  @Override
  public synchronized void addPoolCpu(int poolId, int cpu) {
    String function = "xc_cpupool_addcpu";
    PoolTable.Pool pool = pool(function, poolId);
    if (!pools.free().get(cpu)) {
      throw Refusal.of(function, Errno.ENODEV, Refusal.NO_DOMAIN, "CPU " + cpu + " is not free");
    }
    pool.cpus.set(cpu);
  }

  @Override
  public synchronized void removePoolCpu(int poolId, int cpu) {
    String function = "xc_cpupool_removecpu";
    PoolTable.Pool pool = pool(function, poolId);
    if (!pool.cpus.get(cpu)) {
      throw Refusal.of(function, Errno.EINVAL, Refusal.NO_DOMAIN, "the pool has no CPU " + cpu);
    }
    if (pool.cpus.cardinality() == 1 && table.inPool(poolId) > 0) {
      throw Refusal.of(function, Errno.EBUSY, Refusal.NO_DOMAIN, "it is the pool's last CPU");
    }
    pool.cpus.clear(cpu);
    table.leaveCpus(poolId, pool.cpus);
  }
}
