package xm.toolstack.usage;

/**
 * Counters of one vif, as dom0's end of it counts: what is received here is what the guest sent.
 *
 * @param domid the guest
 * @param devid number of the interface within the guest
 * @param device name of the interface in dom0
 */
public record NetworkCounters(
    int domid, int devid, String device, Direction received, Direction transmitted) {

  /** One direction since the interface was made. */
  public record Direction(long bytes, long packets, long errors, long dropped) {}
}
