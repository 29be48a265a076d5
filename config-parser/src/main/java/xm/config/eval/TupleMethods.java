package xm.config.eval;

import java.util.List;

/** Methods of tuple, which list has too. */
final class TupleMethods implements MethodTable {
  static final TupleMethods TABLE = new TupleMethods();

  private TupleMethods() {}

  @Override
  public boolean has(String name) {
    return name.equals("count") || name.equals("index");
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    return search(in.meter, ((PyTuple) self).items, name, args);
  }

  /** {@code count} and {@code index}. */
  static Object search(Meter meter, List<Object> items, String name, Args args) {
    meter.work(items.size());
    if (name.equals("index")) {
      args.between(1, 3);
      int n = items.size();
      int from = args.index(1, 0);
      int to = args.index(2, n);
      from = Math.max(0, from < 0 ? from + n : from);
      to = Math.min(n, to < 0 ? to + n : to);
      int at = ListMethods.find(items, args.get(0), from, to);
      if (at < 0) {
        throw EvalException.valueError(Repr.repr(args.get(0)) + " is not in list");
      }
      return (long) at;
    }
    Object wanted = args.between(1, 1).get(0);
    long n = 0;
    for (Object item : items) {
      n += Comparisons.equal(item, wanted) ? 1 : 0;
    }
    return n;
  }
}
