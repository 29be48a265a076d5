package xm.toolstack.create;

import java.util.UUID;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreException;

/**
 * Says in xenstore that a domain of ours was let run. Xen tells nobody of an unpause, and those who
 * follow events want to know.
 */
public final class StartedMark {
  private static final int ATTEMPTS = 5;

  private StartedMark() {}

  /** Nothing is written for a domain that has ended meanwhile, or that is not ours. */
  public static void put(XenstoreClient store, UUID uuid) {
    try {
      store.transaction(
          ATTEMPTS,
          t -> {
            if (t.readIfExists(XenstorePaths.ownMarker(uuid)).isPresent()) {
              t.write(XenstorePaths.started(uuid), "1");
            }
            return null;
          });
    } catch (XenstoreException ignored) {
      // the domain runs, which is what was asked for
    }
  }
}
