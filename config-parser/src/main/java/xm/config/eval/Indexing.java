package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.UnicodeText;

/** {@code a[i]} and {@code a[i:j:k]}, to read, set and delete. */
final class Indexing {
  private Indexing() {}

  /** A slice as written: numbers or None. */
  record Slice(Object low, Object high, Object step) {

    /** Start, stop and step for a sequence of that length. */
    int[] of(int length) {
      int stride = step == None.NONE ? 1 : Values.clippedInt(step);
      if (stride == 0) {
        throw EvalException.valueError("slice step cannot be zero");
      }
      boolean down = stride < 0;
      int start = edge(low, down ? length - 1 : 0, length, down);
      int stop = edge(high, down ? -1 : length, length, down);
      return new int[] {start, stop, stride};
    }

    private static int edge(Object bound, int otherwise, int length, boolean down) {
      if (bound == None.NONE) {
        return otherwise;
      }
      long i = Values.clippedInt(bound);
      if (i < 0) {
        i += length;
      }
      long least = down ? -1 : 0;
      long most = down ? length - 1 : length;
      return (int) Math.max(least, Math.min(most, i));
    }
  }

  static Object get(Meter meter, Object o, Object index) {
    if (o instanceof PyDict d) {
      Object value = d.get(index);
      if (value == null) {
        throw EvalException.raise(new ExceptionValue(ExceptionType.KEY, List.of(index)));
      }
      return value;
    }
    if (o instanceof ExceptionValue e) {
      return get(meter, new PyTuple(e.arguments()), index);
    }
    int size = Values.size(o);
    if (size < 0 || o instanceof PySet) {
      throw EvalException.typeError(
          "'" + Types.name(o) + "' object has no attribute '__getitem__'");
    }
    if (index instanceof Slice s) {
      return slice(meter, o, s, size);
    }
    int i = position(o, index, size, "");
    if (o instanceof String s) {
      return OneChar.of(s.charAt(i));
    }
    if (o instanceof UnicodeText u) {
      return new UnicodeText(String.valueOf(u.text().charAt(i)));
    }
    return o instanceof PyRange r ? r.get(i) : Values.itemsOrNull(o).get(i);
  }

  private static int position(Object o, Object index, int size, String what) {
    String type = o instanceof String ? "string" : Types.name(o);
    if (!Values.isInteger(index)) {
      throw EvalException.typeError(type + " indices must be integers, not " + Types.name(index));
    }
    long i = Values.clippedInt(index);
    if (i < 0) {
      i += size;
    }
    if (i < 0 || i >= size) {
      throw EvalException.raise(ExceptionType.INDEX, type + what + " index out of range");
    }
    return (int) i;
  }

  private static Object slice(Meter meter, Object o, Slice slice, int size) {
    int[] r = slice.of(size);
    String text = Values.textOrNull(o);
    if (text != null) {
      String cut = cut(meter, text, r);
      return o instanceof String ? cut : new UnicodeText(cut);
    }
    List<Object> items = Values.itemsOrNull(o);
    if (items == null) {
      throw EvalException.typeError("sequence index must be integer, not 'slice'");
    }
    List<Object> out = new ArrayList<>();
    meter.sequence(Math.min(size, Math.abs((long) r[1] - r[0])));
    for (long i = r[0]; r[2] > 0 ? i < r[1] : i > r[1]; i += r[2]) {
      out.add(items.get((int) i));
    }
    return o instanceof PyList ? new PyList(out) : new PyTuple(out);
  }

  private static String cut(Meter meter, String text, int[] r) {
    meter.string(Math.abs((long) r[1] - r[0]));
    if (r[2] == 1) {
      return text.substring(r[0], Math.max(r[0], r[1]));
    }
    StringBuilder out = new StringBuilder();
    for (long i = r[0]; r[2] > 0 ? i < r[1] : i > r[1]; i += r[2]) {
      out.append(text.charAt((int) i));
    }
    return out.toString();
  }

  static void set(Meter meter, Object o, Object index, Object value) {
    if (o instanceof PyDict d) {
      meter.allocate(64);
      d.put(index, value);
    } else if (o instanceof PyList l && index instanceof Slice s) {
      setSlice(meter, l, s, Iteration.toList(meter, value, "can only assign an iterable"));
    } else if (o instanceof PyList l) {
      l.items.set(position(o, index, l.items.size(), " assignment"), value);
    } else {
      throw EvalException.typeError(
          "'" + Types.name(o) + "' object does not support item assignment");
    }
  }

  private static void setSlice(Meter meter, PyList l, Slice slice, List<Object> values) {
    int[] r = slice.of(l.items.size());
    meter.work(l.items.size());
    if (r[2] == 1) {
      List<Object> part = l.items.subList(r[0], Math.max(r[0], r[1]));
      part.clear();
      l.items.addAll(r[0], values);
      return;
    }
    List<Integer> places = places(r);
    if (places.size() != values.size()) {
      throw EvalException.valueError(
          "attempt to assign sequence of size "
              + values.size()
              + " to extended slice of size "
              + places.size());
    }
    for (int i = 0; i < places.size(); i++) {
      l.items.set(places.get(i), values.get(i));
    }
  }

  private static List<Integer> places(int[] r) {
    List<Integer> out = new ArrayList<>();
    for (long i = r[0]; r[2] > 0 ? i < r[1] : i > r[1]; i += r[2]) {
      out.add((int) i);
    }
    return out;
  }

  static void delete(Meter meter, Object o, Object index) {
    if (o instanceof PyDict d) {
      if (d.remove(index) == null) {
        throw EvalException.raise(new ExceptionValue(ExceptionType.KEY, List.of(index)));
      }
    } else if (o instanceof PyList l && index instanceof Slice s) {
      meter.work(l.items.size());
      List<Integer> places = places(s.of(l.items.size()));
      places.sort(null);
      for (int i = places.size() - 1; i >= 0; i--) {
        l.items.remove((int) places.get(i));
      }
    } else if (o instanceof PyList l) {
      meter.work(l.items.size());
      l.items.remove(position(o, index, l.items.size(), " assignment"));
    } else {
      throw EvalException.typeError("'" + Types.name(o) + "' object doesn't support item deletion");
    }
  }
}
