package xm.toolstack.create;

import xm.toolstack.host.Host;

/** Takes a domain away with all that belongs to it; also one that xl made. */
public final class DomainDestroyer {
  private final Host host;

  public DomainDestroyer(Host host) {
    this.host = host;
  }

  /**
   * Ends the domain at once. Goes on after partial failures and reports them at the end.
   *
   * @throws xm.toolstack.ToolstackException for domain 0, or naming what could not be taken away
   */
  public void destroy(int domid) {
    throw new UnsupportedOperationException("not written yet: " + host);
  }
}
