package xm.xenctrl;

import java.util.BitSet;
import java.util.List;

/** CPU pools: groups of physical CPUs, each with a scheduler and domains of its own. */
public interface PoolCalls {

  /** All pools in the order of their numbers. */
  List<CpuPool> cpuPools();

  /** CPUs that belong to no pool (xc_cpupool_freeinfo). */
  BitSet freeCpus();

  void moveToPool(int poolId, int domid);

  /** Makes an empty pool and returns its number (xc_cpupool_create). */
  int createPool(Scheduler scheduler);

  /** Refused (EBUSY) while it has CPUs or domains. */
  void destroyPool(int poolId);

  /** Puts a CPU that belongs to no pool into this one. */
  void addPoolCpu(int poolId, int cpu);

  /** Takes a CPU out; refused (EBUSY) for the last one of a pool with domains. */
  void removePoolCpu(int poolId, int cpu);
}
