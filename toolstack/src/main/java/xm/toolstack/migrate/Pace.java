package xm.toolstack.migrate;

/**
 * How fast a transfer is at a moment.
 *
 * @param bytes sent so far
 * @param bytesPerSecond of the last seconds
 * @param round of pre-copy that goes on, 1 for the first; 0 outside
 * @param dirtyPages that this round sends again, 4 KiB each; -1 when unknown
 * @param secondsLeft until this round, or the transfer, is over at this pace; -1 when unknown
 */
public record Pace(long bytes, long bytesPerSecond, int round, long dirtyPages, long secondsLeft) {}
