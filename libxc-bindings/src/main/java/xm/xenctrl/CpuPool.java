package xm.xenctrl;

import java.io.Serializable;
import java.util.BitSet;

/** One CPU pool (xc_cpupool_getinfo). */
public record CpuPool(int id, Scheduler scheduler, int domains, BitSet cpus)
    implements Serializable {

  public CpuPool {
    cpus = (BitSet) cpus.clone();
  }

  @Override
  public BitSet cpus() {
    return (BitSet) cpus.clone();
  }
}
