package xm.toolstack.image;

/**
 * What was sent, to its end. The guest is suspended: it has to be destroyed or resumed.
 *
 * @param bytes all of it, 0 when the system does not count them
 * @param rounds of a live transfer that were told of, without the last one
 * @param suspendedAtNanos {@link System#nanoTime} when the guest was suspended
 */
public record SentImage(long bytes, int rounds, long suspendedAtNanos) {}
