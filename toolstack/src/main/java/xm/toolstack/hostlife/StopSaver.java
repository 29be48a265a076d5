package xm.toolstack.hostlife;

import xm.toolstack.DomainSnapshot;

/** Saves domains that are not to be shut down when their host stops. */
public interface StopSaver {
  /** Every domain is shut down. */
  StopSaver NONE = domain -> false;

  /**
   * Saves a running domain and ends it.
   *
   * @return false for a domain that is to be shut down
   * @throws xm.toolstack.ToolstackException when it cannot be saved; its guest goes on then
   */
  boolean save(DomainSnapshot domain);
}
