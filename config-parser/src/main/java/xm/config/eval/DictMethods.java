package xm.config.eval;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Methods of dict. */
final class DictMethods implements MethodTable {
  static final DictMethods TABLE = new DictMethods();

  private static final Set<String> NAMES =
      Set.of(
          "clear",
          "copy",
          "fromkeys",
          "get",
          "has_key",
          "items",
          "iteritems",
          "iterkeys",
          "itervalues",
          "keys",
          "pop",
          "popitem",
          "setdefault",
          "update",
          "values");

  private DictMethods() {}

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    PyDict d = (PyDict) self;
    switch (name) {
      case "keys", "iterkeys" -> {
        return listed(in, d, d.keyList(), args, name);
      }
      case "values", "itervalues" -> {
        return listed(in, d, d.valueList(), args, name);
      }
      case "items", "iteritems" -> {
        in.meter.sequence(d.size() * 4L);
        return listed(in, d, d.itemList(), args, name);
      }
      case "get", "setdefault", "pop", "has_key" -> {
        return lookup(in.meter, d, name, args);
      }
      case "clear" -> {
        args.none();
        d.clear();
        return None.NONE;
      }
      case "copy" -> {
        args.none();
        in.meter.sequence(d.size() * 8L);
        return d.copy();
      }
      case "update" -> {
        update(in.meter, d, args);
        return None.NONE;
      }
      case "popitem" -> {
        args.none();
        if (d.size() == 0) {
          throw EvalException.raise(ExceptionType.KEY, "popitem(): dictionary is empty");
        }
        Object pair = d.itemList().get(0);
        in.meter.work(d.size());
        d.remove(((PyTuple) pair).items.get(0));
        return pair;
      }
      default -> {
        args.between(1, 2);
        PyDict made = new PyDict();
        for (Object key : Iteration.toList(in.meter, args.get(0))) {
          in.meter.allocate(64);
          made.put(key, args.get(1, None.NONE));
        }
        return made;
      }
    }
  }

  private static Object listed(
      Interpreter in, PyDict d, List<Object> list, Args args, String name) {
    args.none();
    in.meter.sequence(d.size());
    return name.startsWith("iter") ? new Iteration.PyIterator(list.iterator()) : new PyList(list);
  }

  private static Object lookup(Meter meter, PyDict d, String name, Args args) {
    args.between(1, name.equals("has_key") ? 1 : 2);
    Object value = d.get(args.get(0));
    switch (name) {
      case "has_key" -> {
        return value != null;
      }
      case "get" -> {
        return value != null ? value : args.get(1, None.NONE);
      }
      case "setdefault" -> {
        if (value == null) {
          meter.allocate(64);
          value = args.get(1, None.NONE);
          d.put(args.get(0), value);
        }
        return value;
      }
      default -> {
        if (value != null) {
          d.remove(args.get(0));
          return value;
        }
        if (args.has(1)) {
          return args.get(1);
        }
        throw EvalException.raise(new ExceptionValue(ExceptionType.KEY, List.of(args.get(0))));
      }
    }
  }

  /** {@code d.update(mapping or pairs, **names)}; also {@code dict(...)}. */
  static void update(Meter meter, PyDict d, Args args) {
    args.positions(0, 1);
    if (args.has(0)) {
      if (args.get(0) instanceof PyDict other) {
        meter.sequence(other.size() * 8L);
        d.putAll(other);
      } else {
        pairs(meter, d, args.get(0));
      }
    }
    PyDict named = new PyDict();
    for (Map.Entry<String, Object> e : args.keywords().entrySet()) {
      meter.allocate(64);
      named.put(e.getKey(), e.getValue());
    }
    d.putAll(named);
  }

  private static void pairs(Meter meter, PyDict d, Object pairs) {
    List<Object> list = Iteration.toList(meter, pairs);
    for (int i = 0; i < list.size(); i++) {
      List<Object> pair;
      try {
        pair = Iteration.toList(meter, list.get(i));
      } catch (EvalException e) {
        if (e.refusal()) {
          throw e;
        }
        throw EvalException.typeError(
            "cannot convert dictionary update sequence element #" + i + " to a sequence");
      }
      if (pair.size() != 2) {
        throw EvalException.valueError(
            "dictionary update sequence element #"
                + i
                + " has length "
                + pair.size()
                + "; 2 is required");
      }
      meter.allocate(64);
      d.put(pair.get(0), pair.get(1));
    }
  }
}
