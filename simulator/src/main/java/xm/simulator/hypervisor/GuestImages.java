package xm.simulator.hypervisor;

/**
 * What of a simulated guest goes into an image: the side of the process that has the guest. The
 * bytes are a stand-in for memory and vcpus; only another simulated host makes something of them.
 */
public interface GuestImages {

  /** What a suspended guest, or with {@code live} also a running one, consists of. */
  byte[] state(int domid, boolean live);

  /** Puts it into an empty domain, which goes on from there when it is unpaused. */
  void load(int domid, int storePort, int consolePort, byte[] state);

  /** Lets a suspended guest go on. */
  void resume(int domid);

  /** KiB that the domain has now. */
  long memoryKib(int domid);
}
