package xm.toolstack.migrate;

/**
 * How a migration is meant.
 *
 * @param live the guest runs while its memory is sent; otherwise it is stopped first, as in xm
 * @param paused it is left paused at the other end
 */
public record MigrateOptions(boolean live, boolean paused) {}
