package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.Scheduler;
import xm.xenctrl.jna.abi.FixedLayout;

/** Schedulers and the CPU pools that they belong to. */
final class SchedulerCalls {
  private final XenSession session;
  private final DomainReader domains;

  SchedulerCalls(XenSession session, DomainReader domains) {
    this.session = session;
    this.domains = domains;
  }

  Scheduler poolZero() {
    try (Memory id = XenSession.zeroed(Integer.BYTES)) {
      session.require("ask for the scheduler", -1, "xc_sched_id", id);
      return Scheduler.of(id.getInt(0));
    }
  }

  /** Each pool has a scheduler of its own, and Xen refuses parameters of another one. */
  private Scheduler schedulerOf(int domid, String operation, String function) {
    Optional<DomainInfo> info = domains.find(domid);
    if (info.isEmpty()) {
      throw session.refused(operation, domid, function, NativeErrors.ESRCH);
    }
    int pool = info.get().cpuPoolId();
    if (pool == 0) {
      return poolZero();
    }
    for (CpuPool each : pools()) {
      if (each.id() == pool) {
        return each.scheduler();
      }
    }
    return Scheduler.UNKNOWN;
  }

  private static String function(Scheduler scheduler, String verb) {
    return (scheduler == Scheduler.CREDIT ? "xc_sched_credit_domain_" : "xc_sched_credit2_domain_")
        + verb;
  }

  Optional<CreditParams> params(int domid) {
    String operation = "read the scheduling parameters of domain";
    Scheduler scheduler = schedulerOf(domid, operation, "xc_sched_credit_domain_get");
    if (scheduler != Scheduler.CREDIT && scheduler != Scheduler.CREDIT2) {
      return Optional.empty();
    }
    String function = function(scheduler, "get");
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_CREDIT.size())) {
      session.require(operation, domid, function, domid, m);
      return Optional.of(
          new CreditParams(
              Short.toUnsignedInt(m.getShort(FixedLayout.CREDIT_WEIGHT)),
              Short.toUnsignedInt(m.getShort(FixedLayout.CREDIT_CAP))));
    }
  }

  void setParams(int domid, CreditParams params) {
    String operation = "set the scheduling parameters of domain";
    Scheduler scheduler = schedulerOf(domid, operation, "xc_sched_credit_domain_set");
    if (scheduler != Scheduler.CREDIT && scheduler != Scheduler.CREDIT2) {
      throw new HypercallException(
          "Cannot set weight and cap of domain "
              + domid
              + ": its scheduler '"
              + scheduler.label()
              + "' has none.",
          "xc_sched_credit_domain_set",
          NativeErrors.EINVAL,
          domid);
    }
    String function = function(scheduler, "set");
    try (Memory m = XenSession.zeroed(FixedLayout.SCHED_CREDIT.size())) {
      m.setShort(FixedLayout.CREDIT_WEIGHT, (short) params.weight());
      m.setShort(FixedLayout.CREDIT_CAP, (short) params.capPercent());
      session.require(operation, domid, function, domid, m);
    }
  }

  /** libxc gives the pool with the lowest number at or above the one asked for. */
  List<CpuPool> pools() {
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
        domains.cpuMaps().read(info.getPointer(FixedLayout.POOL_CPUMAP)));
  }

  BitSet freeCpus() {
    Pointer map = session.callPointer("xc_cpupool_freeinfo");
    if (map == null) {
      throw session.refused("list the free CPUs", -1, "xc_cpupool_freeinfo", Native.getLastError());
    }
    BitSet free = domains.cpuMaps().read(map);
    session.api().callVoid("free", map);
    return free;
  }
}
