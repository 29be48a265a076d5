package xm.config.eval;

/**
 * What {@code xrange} makes.
 *
 * @param start first number
 * @param step between two
 * @param size how many
 */
record PyRange(long start, long step, long size) {

  static PyRange of(long start, long stop, long step) {
    if (step == 0) {
      throw EvalException.valueError("range() step argument must not be zero");
    }
    if (step > 0 ? start >= stop : start <= stop) {
      return new PyRange(start, step, 0);
    }
    double span = step > 0 ? (double) stop - start : (double) start - stop;
    if (span > Integer.MAX_VALUE) {
      throw EvalException.raise(ExceptionType.OVERFLOW, "range() result has too many items");
    }
    long distance = step > 0 ? stop - start : start - stop;
    long stride = Math.abs(step);
    return new PyRange(start, step, (distance - 1) / stride + 1);
  }

  Object get(long index) {
    return start + index * step;
  }
}
