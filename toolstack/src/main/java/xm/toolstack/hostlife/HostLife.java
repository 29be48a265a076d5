package xm.toolstack.hostlife;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import xm.toolstack.cleanup.Leftover;
import xm.toolstack.events.HostEvent;
import xm.toolstack.monitor.MonitorStatus;

/** Operations on the host as a whole. */
public interface HostLife {

  /** What dead tools left; nothing that runs, and nothing that a living tool is making. */
  List<Leftover> leftovers();

  /**
   * Removes what dead tools left.
   *
   * @param told told of each thing, with an empty sentence when it is gone now, else why not
   * @return true when all of it is gone
   */
  boolean cleanUp(Told told);

  /** Hears of leftovers. */
  interface Told {
    void of(Leftover leftover, String failure);
  }

  /**
   * Tells of everything that happens from now on.
   *
   * @param listening run once nothing can be missed any more
   * @throws xm.xenstore.XenstoreException when the connection to xenstored breaks; never returns
   *     otherwise
   */
  void follow(Consumer<HostEvent> listener, Runnable listening);

  MonitorStatus monitorStatus();

  /** Starts the monitor when none runs. */
  void ensureMonitor();

  /**
   * Where domains are saved when the host stops and restored from when it starts, a file for each
   * under its name: /var/lib/xen/save, as with xendomains. It need not exist.
   */
  Path saveDirectory();

  /**
   * Ends all guests: each group is asked in turn, the next when the one before is gone or has used
   * up its share of the time. What is left at the deadline is destroyed.
   *
   * @param groups names, those to be stopped first in front; domains that no group names are asked
   *     with the first group
   * @param keeper keeps those that are not to be asked; one that it cannot keep is asked
   */
  StopReport stopAll(
      List<List<String>> groups, StopOptions options, StopKeeper keeper, StopListener listener);
}
