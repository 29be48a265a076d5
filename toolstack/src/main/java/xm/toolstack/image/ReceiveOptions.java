package xm.toolstack.image;

import java.util.OptionalInt;

/**
 * How a domain comes out of an image.
 *
 * @param nameSuffix added to its name, e.g. {@code --incoming}; empty for none
 * @param paused leave it paused; the caller unpauses it
 * @param node NUMA node whose CPUs it runs on, in place of what it was created with
 */
public record ReceiveOptions(String nameSuffix, boolean paused, OptionalInt node) {

  /** As it was created. */
  public ReceiveOptions(String nameSuffix, boolean paused) {
    this(nameSuffix, paused, OptionalInt.empty());
  }
}
