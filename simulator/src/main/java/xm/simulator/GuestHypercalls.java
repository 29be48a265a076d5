package xm.simulator;

import xm.simulator.guest.GuestMachine;
import xm.simulator.hypervisor.SimulatedHypervisor;
import xm.xenctrl.ShutdownReason;

/** The hypercalls of one guest. */
record GuestHypercalls(SimulatedHypervisor hypervisor, int domid) implements GuestMachine {

  @Override
  public void load(double share) {
    hypervisor.guestLoad(domid, share);
  }

  @Override
  public void vcpu(int number, boolean online) {
    hypervisor.guestVcpu(domid, number, online);
  }

  @Override
  public void balloon(long kib) {
    hypervisor.guestMemory(domid, kib);
  }

  @Override
  public void shutdown(ShutdownReason reason) {
    hypervisor.guestShutdown(domid, reason);
  }
}
