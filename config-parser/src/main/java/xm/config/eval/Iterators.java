package xm.config.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import xm.config.syntax.Expr.Binary;
import xm.config.syntax.UnicodeText;

/** Built-in functions over iterables. */
final class Iterators {
  private Iterators() {}

  static Object call(Interpreter in, String name, Args args) {
    return switch (name) {
      case "map" -> map(in, args);
      case "filter" -> filter(in, args);
      case "reduce" -> reduce(in, args);
      case "zip" -> zip(in.meter, args);
      case "all", "any" -> allOrAny(in.meter, name.equals("all"), args);
      case "sum" -> sum(in.meter, args);
      case "max", "min" -> extreme(in, name, args);
      case "enumerate" -> enumerate(in.meter, args);
      case "reversed" -> {
        List<Object> items = Iteration.toList(in.meter, args.between(1, 1).get(0));
        Collections.reverse(items);
        yield new Iteration.PyIterator(items.iterator());
      }
      case "iter" -> new Iteration.PyIterator(Iteration.of(args.between(1, 1).get(0)));
      case "next" -> next(args);
      case "apply" -> {
        args.between(1, 2);
        yield in.call(
            args.get(0), args.has(1) ? Iteration.toList(in.meter, args.get(1)) : List.of());
      }
      case "format" -> {
        args.between(1, 2);
        yield FormatMethod.spec(args.get(0), args.has(1) ? args.text(1) : "");
      }
      default -> throw new IllegalStateException(name);
    };
  }

  private static Object map(Interpreter in, Args args) {
    args.between(2, 100);
    Object function = args.get(0);
    List<List<Object>> columns = Builtins.columns(in.meter, args.list().subList(1, args.count()));
    int longest = 0;
    for (List<Object> c : columns) {
      longest = Math.max(longest, c.size());
    }
    in.meter.sequence(longest);
    List<Object> out = new ArrayList<>(longest);
    for (int i = 0; i < longest; i++) {
      List<Object> row = new ArrayList<>();
      for (List<Object> c : columns) {
        row.add(i < c.size() ? c.get(i) : None.NONE);
      }
      if (function == None.NONE) {
        out.add(row.size() == 1 ? row.get(0) : new PyTuple(row));
      } else {
        out.add(in.call(function, row));
      }
    }
    return new PyList(out);
  }

  private static Object filter(Interpreter in, Args args) {
    args.between(2, 2);
    Object function = args.get(0);
    List<Object> out = new ArrayList<>();
    for (Object o : Iteration.toList(in.meter, args.get(1))) {
      if (Values.truth(function == None.NONE ? o : in.call(function, List.of(o)))) {
        in.meter.allocate(16);
        out.add(o);
      }
    }
    if (args.get(1) instanceof PyTuple) {
      return new PyTuple(out);
    }
    boolean text = Values.isText(args.get(1));
    if (!text) {
      return new PyList(out);
    }
    return StringMethods.join(
        in.meter,
        "",
        args.get(1) instanceof UnicodeText,
        new Args("filter", List.of(new PyList(out)), java.util.Map.of()));
  }

  private static Object reduce(Interpreter in, Args args) {
    args.between(2, 3);
    List<Object> items = Iteration.toList(in.meter, args.get(1));
    Object value = args.get(2, null);
    for (Object o : items) {
      value = value == null ? o : in.call(args.get(0), List.of(value, o));
    }
    if (value == null) {
      throw EvalException.typeError("reduce() of empty sequence with no initial value");
    }
    return value;
  }

  private static Object zip(Meter meter, Args args) {
    List<List<Object>> columns = Builtins.columns(meter, args.between(0, 100).list());
    int shortest = columns.isEmpty() ? 0 : Integer.MAX_VALUE;
    for (List<Object> c : columns) {
      shortest = Math.min(shortest, c.size());
    }
    List<Object> out = new ArrayList<>();
    for (int i = 0; i < shortest; i++) {
      meter.sequence(columns.size());
      List<Object> row = new ArrayList<>();
      for (List<Object> c : columns) {
        row.add(c.get(i));
      }
      out.add(new PyTuple(row));
    }
    return new PyList(out);
  }

  private static Object allOrAny(Meter meter, boolean all, Args args) {
    for (Object o : Iteration.toList(meter, args.between(1, 1).get(0))) {
      if (Values.truth(o) != all) {
        return !all;
      }
    }
    return all;
  }

  private static Object sum(Meter meter, Args args) {
    args.between(1, 2);
    Object value = args.get(1, 0L);
    if (Values.isText(value)) {
      throw EvalException.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    for (Object o : Iteration.toList(meter, args.get(0))) {
      meter.step();
      value = Operators.apply(meter, Binary.ADD, value, o);
    }
    return value;
  }

  private static Object extreme(Interpreter in, String name, Args args) {
    args.positions(1, Integer.MAX_VALUE);
    Object key = args.keywords().get("key");
    List<Object> items = args.count() == 1 ? Iteration.toList(in.meter, args.get(0)) : args.list();
    if (items.isEmpty()) {
      throw EvalException.valueError(name + "() arg is an empty sequence");
    }
    int wanted = name.equals("max") ? 1 : -1;
    Object best = null;
    Object bestKey = null;
    for (Object o : items) {
      Object k = key == null ? o : in.call(key, List.of(o));
      in.meter.work(Math.max(0, Values.size(k)));
      if (best == null || Comparisons.compare(k, bestKey) == wanted) {
        best = o;
        bestKey = k;
      }
    }
    return best;
  }

  private static Object enumerate(Meter meter, Args args) {
    args.positions(1, 2);
    Object start = args.named(1, "start");
    long n = start == null ? 0 : Values.integer(start);
    List<Object> out = new ArrayList<>();
    for (Object o : Iteration.toList(meter, args.get(0))) {
      meter.sequence(4);
      out.add(PyTuple.of(n++, o));
    }
    return new Iteration.PyIterator(out.iterator());
  }

  private static Object next(Args args) {
    args.between(1, 2);
    if (!(args.get(0) instanceof Iteration.PyIterator i)) {
      throw EvalException.typeError(Types.name(args.get(0)) + " object is not an iterator");
    }
    if (i.java.hasNext()) {
      return i.java.next();
    }
    if (args.has(1)) {
      return args.get(1);
    }
    throw EvalException.raise(ExceptionType.STOP_ITERATION, "");
  }
}
