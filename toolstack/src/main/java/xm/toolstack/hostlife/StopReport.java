package xm.toolstack.hostlife;

/**
 * How the stop of a host went, in numbers of domains.
 *
 * @param migrated on another host now
 * @param saved in a file now
 * @param shutDown ended by themselves
 * @param destroyed destroyed at the deadline
 * @param left still there
 */
public record StopReport(int migrated, int saved, int shutDown, int destroyed, int left) {}
