package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.BitSet;

/** CPU maps as libxc copies them: bit n in byte n/8, xc_get_cpumap_size bytes long. */
final class CpuMaps {
  private final XenSession session;
  private int maxCpus;

  CpuMaps(XenSession session) {
    this.session = session;
  }

  /** Highest possible CPU number plus one. */
  int maxCpus() {
    if (maxCpus == 0) {
      maxCpus = session.require("ask for the number of CPUs", -1, "xc_get_max_cpus");
    }
    return maxCpus;
  }

  int bytes() {
    return (maxCpus() + 7) / 8;
  }

  /** An empty map with some room behind it. */
  Memory empty() {
    return XenSession.zeroed(bytes() + 8L);
  }

  /** A map with these bits; those beyond {@link #maxCpus()} are left out. */
  Memory of(BitSet cpus) {
    Memory map = empty();
    byte[] bits = cpus.get(0, maxCpus()).toByteArray();
    map.write(0, bits, 0, bits.length);
    return map;
  }

  BitSet read(Pointer map) {
    BitSet cpus = BitSet.valueOf(map.getByteArray(0, bytes()));
    return cpus.get(0, maxCpus());
  }
}
