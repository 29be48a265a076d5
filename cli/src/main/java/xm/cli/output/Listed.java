package xm.cli.output;

import xm.toolstack.DomainSnapshot;
import xm.toolstack.managed.ManagedDomain;

/**
 * A domain of a listing: one of the two is null.
 *
 * @param running what Xen and xenstore say of one that runs
 * @param inactive what is kept of one that does not
 */
public record Listed(DomainSnapshot running, ManagedDomain inactive) {

  public static Listed of(DomainSnapshot running) {
    return new Listed(running, null);
  }

  public static Listed of(ManagedDomain inactive) {
    return new Listed(null, inactive);
  }

  public boolean runs() {
    return running != null;
  }

  public String name() {
    return runs() ? running.name() : inactive.name();
  }

  /** Name of its CPU pool, now or once it runs. */
  public String poolName() {
    if (runs()) {
      return running.poolName();
    }
    String pool = inactive.config().scheduling().pool();
    return pool.isEmpty() ? "Pool-0" : pool;
  }

  /** Orders one name beside the other. */
  public int domid() {
    return runs() ? running.domid() : -1;
  }
}
