package xm.xenctrl;

import java.util.BitSet;

/** Poking at domains and at the hypervisor itself. */
public interface ControlCalls {

  /** Physical CPUs that the vcpu prefers among those that it may use. */
  void setSoftAffinity(int domid, int vcpu, BitSet cpus);

  /** HVM and PVH: how much populate-on-demand may fill, in 4 KiB pages. */
  void setPodTargetPages(int domid, long pages);

  void sendTrigger(int domid, Trigger trigger, int vcpu);

  /** Presses keys as on Xen's serial console; what they print is in the console ring. */
  void sendDebugKeys(String keys);

  /**
   * Writes the domain's memory and registers as an ELF core; blocks. The domain should be paused.
   *
   * @param file absolute; left half-written when this fails
   */
  void dumpCore(int domid, String file);
}
