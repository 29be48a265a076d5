package xm.toolstack.hostlife;

import java.time.Duration;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.hostlife.StopListener.Outcome;

/** Keeps domains that are not to be shut down when their host stops: in a file, on another host. */
public interface StopKeeper {
  /** Every domain is shut down. */
  StopKeeper NONE = (domain, left) -> Optional.empty();

  /**
   * Takes a running domain from this host.
   *
   * @param left of the time for the whole stop
   * @return {@link Outcome#SAVED} or {@link Outcome#MIGRATED}; empty for a domain that is to be
   *     shut down
   * @throws xm.toolstack.ToolstackException when it cannot be kept; its guest goes on then
   */
  Optional<Outcome> keep(DomainSnapshot domain, Duration left);
}
