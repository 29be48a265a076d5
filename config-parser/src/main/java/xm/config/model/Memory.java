package xm.config.model;

/**
 * Memory of a guest.
 *
 * @param targetMib what the guest gets at start ({@code memory})
 * @param maxMib the most it can be given ({@code maxmem}), at least targetMib
 * @param shadowMib shadow or paging pool, 0 to compute it
 * @param videoMib video RAM, 0 for the default of the guest type
 */
public record Memory(long targetMib, long maxMib, long shadowMib, long videoMib) {}
