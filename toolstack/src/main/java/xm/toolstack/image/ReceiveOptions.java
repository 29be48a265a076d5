package xm.toolstack.image;

/**
 * How a domain comes out of an image.
 *
 * @param nameSuffix added to its name, e.g. {@code --incoming}; empty for none
 * @param paused leave it paused; the caller unpauses it
 */
public record ReceiveOptions(String nameSuffix, boolean paused) {}
