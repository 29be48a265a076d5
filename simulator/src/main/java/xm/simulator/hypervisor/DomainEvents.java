package xm.simulator.hypervisor;

import xm.xenctrl.ShutdownReason;

/** Hears what happens to domains; called after the fact, without any lock held. */
public interface DomainEvents {

  void paused(int domid);

  void unpaused(int domid);

  void shutDown(int domid, ShutdownReason reason);

  /** A suspended guest goes on. */
  void resumed(int domid);

  /** The domain is gone, or dying for ever when something still holds its memory. */
  void destroyed(int domid);

  /** Somebody sent it a non-maskable interrupt. */
  void nmi(int domid);
}
