package xm.config.model;

/**
 * Scheduling shares.
 *
 * @param weight 1 to 65535, 0 for the scheduler's default
 * @param capPercent 0 for none
 * @param pool name of the CPU pool, empty for Pool-0
 */
public record Scheduling(int weight, int capPercent, String pool) {}
