package xm.toolstack;

import java.util.BitSet;
import xm.xenctrl.VcpuInfo;

/** A vcpu with the physical CPUs it may run on. */
public record VcpuSnapshot(VcpuInfo info, BitSet hardAffinity, BitSet softAffinity) {
  public VcpuSnapshot {
    hardAffinity = (BitSet) hardAffinity.clone();
    softAffinity = (BitSet) softAffinity.clone();
  }

  @Override
  public BitSet hardAffinity() {
    return (BitSet) hardAffinity.clone();
  }

  @Override
  public BitSet softAffinity() {
    return (BitSet) softAffinity.clone();
  }
}
