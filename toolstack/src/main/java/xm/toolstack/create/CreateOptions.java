package xm.toolstack.create;

/**
 * How to create.
 *
 * @param paused leave the domain paused
 */
public record CreateOptions(boolean paused) {}
