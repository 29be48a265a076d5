package xm.toolstack.managed;

import java.util.Optional;
import java.util.UUID;
import xm.toolstack.host.HostPaths;

/** Names that managed domains have taken, for those who give names to running ones. */
public final class ManagedNames {
  private final ManagedStore store;

  public ManagedNames(HostPaths paths) {
    this.store = ManagedFactory.store(paths);
  }

  /**
   * Whether a managed domain other than the one with this UUID has the name.
   *
   * @param uuid empty for a domain that will get a UUID of its own
   */
  public boolean taken(String name, Optional<UUID> uuid) {
    Optional<ManagedDomain> kept = store.read(name);
    return kept.isPresent() && (uuid.isEmpty() || !kept.get().uuid().equals(uuid.get()));
  }
}
