package xm.toolstack.migrate;

import java.util.OptionalInt;

/**
 * How a migration is meant.
 *
 * @param live the guest runs while its memory is sent; otherwise it is stopped first, as in xm
 * @param paused it is left paused at the other end
 * @param node NUMA node of the other host whose CPUs it shall run on; empty for no choice
 */
public record MigrateOptions(boolean live, boolean paused, OptionalInt node) {

  /** Wherever the other host puts it. */
  public MigrateOptions(boolean live, boolean paused) {
    this(live, paused, OptionalInt.empty());
  }
}
