package xm.simulator.xenstored;

/** What xenstored asks the hypervisor about a domain. */
public interface DomainFacts {

  /** Whether there is such a domain; a dying one counts as gone. */
  boolean alive(int domid);

  /** Whether it has shut down, for whatever reason. */
  boolean shutDown(int domid);
}
