package xm.config.eval;

import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr.Binary;

/** Methods of set and frozenset. */
final class SetMethods implements MethodTable {
  static final SetMethods TABLE = new SetMethods();

  private static final Set<String> NAMES =
      Set.of(
          "add",
          "clear",
          "copy",
          "difference",
          "discard",
          "intersection",
          "isdisjoint",
          "issubset",
          "issuperset",
          "pop",
          "remove",
          "symmetric_difference",
          "union",
          "update");

  private SetMethods() {}

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    PySet s = (PySet) self;
    return switch (name) {
      case "copy" -> new PySet(s.frozen, s.table.copy());
      case "union", "difference", "intersection", "symmetric_difference" ->
          algebra(in.meter, s, name, args);
      case "issubset" -> s.list().stream().allMatch(set(in.meter, args)::contains);
      case "issuperset" -> set(in.meter, args).list().stream().allMatch(s::contains);
      case "isdisjoint" -> set(in.meter, args).list().stream().noneMatch(s::contains);
      default -> change(in.meter, s, name, args);
    };
  }

  private static Object change(Meter meter, PySet s, String name, Args args) {
    if (s.frozen) {
      throw EvalException.raise(
          ExceptionType.ATTRIBUTE, "'frozenset' object has no attribute '" + name + "'");
    }
    switch (name) {
      case "add" -> {
        meter.allocate(64);
        s.add(args.between(1, 1).get(0));
      }
      case "clear" -> s.table.clear();
      case "update" -> args.list().forEach(more -> addAll(meter, s, more));
      case "pop" -> {
        if (s.table.size() == 0) {
          throw EvalException.raise(ExceptionType.KEY, "pop from an empty set");
        }
        meter.work(s.table.size());
        Object first = s.list().get(0);
        s.table.remove(first);
        return first;
      }
      default -> {
        Object removed = s.table.remove(args.between(1, 1).get(0));
        if (removed == null && name.equals("remove")) {
          throw EvalException.raise(new ExceptionValue(ExceptionType.KEY, List.of(args.get(0))));
        }
      }
    }
    return None.NONE;
  }

  private static PySet set(Meter meter, Args args) {
    return of(meter, args.between(1, 1).get(0), false);
  }

  /** A new set of the elements of anything iterable. */
  static PySet of(Meter meter, Object elements, boolean frozen) {
    PySet out = new PySet(frozen);
    addAll(meter, out, elements);
    return out;
  }

  private static void addAll(Meter meter, PySet s, Object elements) {
    if (elements instanceof PySet other) {
      meter.sequence(other.table.size() * 4L);
      s.table.putAll(other.table);
      return;
    }
    for (Object o : Iteration.toList(meter, elements)) {
      meter.allocate(64);
      s.add(o);
    }
  }

  private static Object algebra(Meter meter, PySet s, String name, Args args) {
    Binary op =
        switch (name) {
          case "union" -> Binary.OR;
          case "intersection" -> Binary.AND;
          case "difference" -> Binary.SUB;
          default -> Binary.XOR;
        };
    PySet out = new PySet(s.frozen, s.table.copy());
    for (Object other : args.list()) {
      out = Operators.sets(meter, op, out, of(meter, other, false));
    }
    return out;
  }
}
