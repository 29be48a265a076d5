package xm.toolstack.events;

/**
 * One thing that happened.
 *
 * @param seconds Unix time with fraction
 * @param kind what happened
 * @param domid whose domain id
 * @param name the domain's name when it was last seen
 * @param uuid its UUID, empty when unknown
 * @param detail reason of a shutdown, kind and number of a device, number of a restart, direction
 *     of a migration; else empty
 */
public record HostEvent(
    double seconds, Kind kind, int domid, String name, String uuid, String detail) {

  /** What can happen. */
  public enum Kind {
    /** A domain appeared; its guest may not run yet. */
    CREATED("created"),
    /** Its guest runs. */
    STARTED("started"),
    /** The monitor put it in the place of one that ended. */
    RESTARTED("restarted"),
    /** Its guest ended: poweroff, reboot, suspend and so on. */
    SHUTDOWN("shutdown"),
    CRASHED("crashed"),
    /** Its guest goes on elsewhere now, or came from there: "away" or "here". */
    MIGRATED("migrated"),
    /** Its name changed. */
    RENAMED("renamed"),
    /** It is gone. */
    DESTROYED("destroyed"),
    /** A device is connected. */
    DEVICE_UP("device-up"),
    DEVICE_DOWN("device-down");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As it is printed. */
    public String word() {
      return word;
    }
  }
}
