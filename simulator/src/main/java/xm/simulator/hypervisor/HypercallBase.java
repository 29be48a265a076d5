package xm.simulator.hypervisor;

import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;

/** The state behind all hypercalls, guarded by this object, and how each of them begins. */
abstract class HypercallBase {
  final HostShape shape;
  final Faults faults;
  final DomainTable table;
  final PoolTable pools;
  final StagedFacts staged;
  private final LongSupplier nanoClock;

  HypercallBase(HostShape shape, Faults faults, LongSupplier nanoClock) {
    this.shape = shape;
    this.faults = faults;
    this.nanoClock = nanoClock;
    this.table = new DomainTable(shape, nanoClock.getAsLong());
    this.pools = new PoolTable(shape);
    this.staged = new StagedFacts(this, table);
  }

  final long now() {
    return nanoClock.getAsLong();
  }

  final void fault(String place, String function, int domid) {
    faults
        .take(place, Integer.toString(domid))
        .ifPresent(
            fault -> {
              throw Refusal.of(function, fault, domid);
            });
  }

  final SimulatedDomain domain(String place, String function, int domid) {
    fault(place, function, domid);
    SimulatedDomain domain = table.find(domid);
    if (domain == null) {
      throw Refusal.of(function, Errno.ESRCH, domid);
    }
    return domain;
  }

  /** As {@link #domain} for what Xen refuses for the domain that asks, which is domain 0. */
  final SimulatedDomain guest(String place, String function, int domid) {
    SimulatedDomain domain = domain(place, function, domid);
    if (domid == 0) {
      throw Refusal.of(function, Errno.EINVAL, domid, "it is the domain that asks");
    }
    return domain;
  }
}
