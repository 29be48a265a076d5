package xm.simulator.guest;

import xm.xenctrl.ShutdownReason;

/** The hypercalls that a guest makes. */
public interface GuestMachine {

  /** The share of one CPU that the guest uses from now on, 0 to 1. */
  void load(double share);

  /** Takes a vcpu up or down. */
  void vcpu(int number, boolean online);

  /** Gives memory back or asks for more; what it gets may be less. */
  void balloon(long kib);

  /** The end (SCHEDOP_shutdown). */
  void shutdown(ShutdownReason reason);
}
