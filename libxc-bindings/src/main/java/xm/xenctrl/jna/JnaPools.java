package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import xm.xenctrl.CpuPool;
import xm.xenctrl.PoolCalls;
import xm.xenctrl.Scheduler;
import xm.xenctrl.jna.abi.FixedLayout;

/** CPU pools. */
final class JnaPools implements PoolCalls {
  /** XEN_SYSCTL_CPUPOOL_PAR_ANY of sysctl.h: Xen takes the first free number. */
  private static final int ANY_POOL = -1;

  private final XenSession session;
  private final CpuMaps cpuMaps;

  JnaPools(XenSession session, CpuMaps cpuMaps) {
    this.session = session;
    this.cpuMaps = cpuMaps;
  }

  /** libxc gives the pool with the lowest number at or above the one asked for. */
  @Override
  public List<CpuPool> cpuPools() {
    List<CpuPool> pools = new ArrayList<>();
    int next = 0;
    while (true) {
      Pointer info = session.callPointer("xc_cpupool_getinfo", next);
      if (info == null) {
        int errno = Native.getLastError();
        if (errno != NativeErrors.ENOENT) {
          throw session.refused("list CPU pools", -1, "xc_cpupool_getinfo", errno);
        }
        return pools;
      }
      CpuPool pool = pool(info);
      session.api().callVoid("xc_cpupool_infofree", session.handle(), info);
      pools.add(pool);
      next = pool.id() + 1;
    }
  }

  private CpuPool pool(Pointer info) {
    return new CpuPool(
        info.getInt(FixedLayout.POOL_ID),
        Scheduler.of(info.getInt(FixedLayout.POOL_SCHED)),
        info.getInt(FixedLayout.POOL_DOMAINS),
        cpuMaps.read(info.getPointer(FixedLayout.POOL_CPUMAP)));
  }

  @Override
  public BitSet freeCpus() {
    Pointer map = session.callPointer("xc_cpupool_freeinfo");
    if (map == null) {
      throw session.refused("list the free CPUs", -1, "xc_cpupool_freeinfo", Native.getLastError());
    }
    BitSet free = cpuMaps.read(map);
    session.api().callVoid("free", map);
    return free;
  }

  @Override
  public void moveToPool(int poolId, int domid) {
    session.require("change the CPU pool of domain", domid, "xc_cpupool_movedomain", poolId, domid);
  }

  @Override
  public int createPool(Scheduler scheduler) {
    try (Memory id = XenSession.zeroed(Integer.BYTES)) {
      id.setInt(0, ANY_POOL);
      session.require("create a CPU pool", -1, "xc_cpupool_create", id, scheduler.id());
      return id.getInt(0);
    }
  }

  @Override
  public void destroyPool(int poolId) {
    session.require("destroy CPU pool", poolId, "xc_cpupool_destroy", poolId);
  }

  @Override
  public void addPoolCpu(int poolId, int cpu) {
    session.require("add CPU " + cpu + " to pool", poolId, "xc_cpupool_addcpu", poolId, cpu);
  }

  @Override
  public void removePoolCpu(int poolId, int cpu) {
    session.require(
        "remove CPU " + cpu + " from pool", poolId, "xc_cpupool_removecpu", poolId, cpu);
  }
}
