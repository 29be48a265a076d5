package xm.config.eval;

/**
 * What a file may use up. All but the deadline are counted, so a file fails at the same place on
 * every host.
 *
 * @param steps expressions, statements and pieces of work in built-in functions
 * @param allocatedBytes estimated bytes of all values ever made, freed ones included
 * @param stringLength characters of one string
 * @param callDepth functions inside each other
 * @param nanos CPU time (and at least as much on the clock), looked at every few thousand steps
 */
public record Limits(long steps, long allocatedBytes, int stringLength, int callDepth, long nanos) {

  /** Ends every hostile file within a second and 64 MiB; real files use a few thousand steps. */
  public static final Limits DEFAULT = new Limits(1_000_000, 24L << 20, 1 << 20, 100, 700_000_000L);
}
