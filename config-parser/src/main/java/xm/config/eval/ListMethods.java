package xm.config.eval;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Methods of list. */
final class ListMethods implements MethodTable {
  static final ListMethods TABLE = new ListMethods();

  private static final Set<String> NAMES =
      Set.of("append", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort");

  private ListMethods() {}

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    List<Object> items = ((PyList) self).items;
    switch (name) {
      case "append" -> {
        in.meter.allocate(24);
        items.add(args.between(1, 1).get(0));
        return None.NONE;
      }
      case "extend" -> {
        items.addAll(Iteration.toList(in.meter, args.between(1, 1).get(0)));
        return None.NONE;
      }
      case "insert" -> {
        args.between(2, 2);
        in.meter.allocate(24);
        in.meter.work(items.size());
        int n = items.size();
        int at = Values.clippedInt(args.get(0));
        items.add(Math.max(0, Math.min(n, at < 0 ? at + n : at)), args.get(1));
        return None.NONE;
      }
      case "pop" -> {
        return pop(in.meter, items, args);
      }
      case "remove" -> {
        in.meter.work(items.size());
        int found = find(items, args.between(1, 1).get(0), 0, items.size());
        if (found < 0) {
          throw EvalException.valueError("list.remove(x): x not in list");
        }
        items.remove(found);
        return None.NONE;
      }
      case "reverse" -> {
        args.none();
        in.meter.work(items.size());
        Collections.reverse(items);
        return None.NONE;
      }
      case "sort" -> {
        List<Object> sorted = Sorting.sorted(in, items, args, 0);
        items.clear();
        items.addAll(sorted);
        return None.NONE;
      }
      default -> {
        return TupleMethods.search(in.meter, items, name, args);
      }
    }
  }

  private static Object pop(Meter meter, List<Object> items, Args args) {
    args.between(0, 1);
    meter.work(items.size());
    if (items.isEmpty()) {
      throw EvalException.raise(ExceptionType.INDEX, "pop from empty list");
    }
    int at = args.index(0, -1);
    at = at < 0 ? at + items.size() : at;
    if (at < 0 || at >= items.size()) {
      throw EvalException.raise(ExceptionType.INDEX, "pop index out of range");
    }
    return items.remove(at);
  }

  static int find(List<Object> items, Object o, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Comparisons.equal(items.get(i), o)) {
        return i;
      }
    }
    return -1;
  }
}
