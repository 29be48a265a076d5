package xm.toolstack.image;

/**
 * What becomes of a domain that was saved.
 *
 * @param keep the guest goes on; else the domain is destroyed
 * @param paused it goes on paused; only with keep
 */
public record SaveOptions(boolean keep, boolean paused) {}
