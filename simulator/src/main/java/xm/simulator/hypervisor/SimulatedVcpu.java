package xm.simulator.hypervisor;

import java.util.BitSet;

/** One vcpu; guarded by the hypervisor's lock. CPU time is computed when asked for. */
final class SimulatedVcpu {
  final int number;
  final BitSet hardAffinity;
  final BitSet softAffinity;
  boolean online;

  /** Share of wall time that it runs, 0 to 1. */
  private double load;

  private double cpuNanos;
  private long since;
  private boolean counting;

  SimulatedVcpu(int number, BitSet cpus) {
    this.number = number;
    this.hardAffinity = (BitSet) cpus.clone();
    this.softAffinity = (BitSet) cpus.clone();
  }

  /** Unpins it. */
  void free(BitSet cpus) {
    hardAffinity.clear();
    hardAffinity.or(cpus);
    softAffinity.clear();
    softAffinity.or(cpus);
  }

  /** Says that from now on the vcpu runs (or not) with this load. */
  void run(boolean runs, double newLoad, long now) {
    cpuNanos = cpuNanos(now);
    since = now;
    counting = runs && online;
    load = newLoad;
  }

  long cpuNanos(long now) {
    return (long) (counting ? cpuNanos + (now - since) * load : cpuNanos);
  }

  boolean running() {
    return counting && load > 0.5;
  }

  boolean blocked() {
    return online && counting && load <= 0.5;
  }

  /** The physical CPU it is seen on: always the same one of those allowed in its pool. */
  int cpu(int domid, BitSet pool) {
    BitSet usable = (BitSet) hardAffinity.clone();
    usable.and(pool);
    int skip = (domid + number) % Math.max(1, usable.cardinality());
    int cpu = usable.nextSetBit(0);
    for (int i = 0; i < skip; i++) {
      cpu = usable.nextSetBit(cpu + 1);
    }
    return cpu;
  }
}
