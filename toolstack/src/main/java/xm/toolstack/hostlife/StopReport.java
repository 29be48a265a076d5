package xm.toolstack.hostlife;

/**
 * How the stop of a host went, in numbers of domains.
 *
 * @param shutDown ended by themselves
 * @param destroyed destroyed at the deadline
 * @param left still there
 */
public record StopReport(int shutDown, int destroyed, int left) {}
