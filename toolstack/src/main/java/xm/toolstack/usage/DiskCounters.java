package xm.toolstack.usage;

/**
 * Counters of one vbd since its back end connected.
 *
 * @param domid the guest
 * @param device number of the device as the guest knows it, e.g. 51712 for xvda
 * @param tap true for a blktap back end, false for blkback
 * @param known false when the back end tells nothing; all numbers are 0 then
 * @param waited requests that found the ring full
 * @param reads requests
 * @param writes requests
 * @param sectorsRead of 512 bytes
 * @param sectorsWritten of 512 bytes
 */
public record DiskCounters(
    int domid,
    int device,
    boolean tap,
    boolean known,
    long waited,
    long reads,
    long writes,
    long sectorsRead,
    long sectorsWritten) {}
