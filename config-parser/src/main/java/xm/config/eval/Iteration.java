package xm.config.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import xm.config.syntax.UnicodeText;

/** What {@code for} walks over. */
final class Iteration {
  private Iteration() {}

  /** An iterator of the file's own: {@code iter(x)}. */
  static final class PyIterator {
    final Iterator<Object> java;

    PyIterator(Iterator<Object> java) {
      this.java = java;
    }
  }

  static Iterator<Object> of(Object o) {
    Iterator<Object> i = ofOrNull(o);
    if (i == null) {
      throw EvalException.typeError("'" + Types.name(o) + "' object is not iterable");
    }
    return i;
  }

  private static Iterator<Object> ofOrNull(Object o) {
    if (o instanceof PyList l) {
      return new Indexed(Integer.MAX_VALUE) {
        @Override
        Object get(int i) {
          return l.items.get(i);
        }

        @Override
        int size() {
          return l.items.size(); // a list may grow or shrink while it is walked
        }
      };
    }
    if (o instanceof PyTuple t) {
      return t.items.iterator();
    }
    if (o instanceof ExceptionValue e) {
      return e.arguments().iterator(); // except IOError, (errno, text)
    }
    if (o instanceof String s) {
      return new Indexed(s.length()) {
        @Override
        Object get(int i) {
          return OneChar.of(s.charAt(i));
        }
      };
    }
    if (o instanceof UnicodeText u) {
      return new Indexed(u.text().length()) {
        @Override
        Object get(int i) {
          return new UnicodeText(String.valueOf(u.text().charAt(i)));
        }
      };
    }
    if (o instanceof PyRange r) {
      return new Indexed((int) r.size()) {
        @Override
        Object get(int i) {
          return r.get(i);
        }
      };
    }
    if (o instanceof PyDict d) {
      return d.keyList().iterator();
    }
    if (o instanceof PySet s) {
      return s.list().iterator();
    }
    return o instanceof PyIterator i ? i.java : null;
  }

  private abstract static class Indexed implements Iterator<Object> {
    private final int size;
    private int next;

    Indexed(int size) {
      this.size = size;
    }

    abstract Object get(int i);

    int size() {
      return size;
    }

    @Override
    public boolean hasNext() {
      return next < size();
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return get(next++);
    }
  }

  /** All elements, in a list of their own. */
  static List<Object> toList(Meter meter, Object o) {
    return toList(meter, o, "'" + Types.name(o) + "' object is not iterable");
  }

  static List<Object> toList(Meter meter, Object o, String message) {
    int known = Values.size(o);
    if (known >= 0) {
      meter.sequence(known);
    }
    Iterator<Object> i = ofOrNull(o);
    if (i == null) {
      throw EvalException.typeError(message);
    }
    List<Object> out = new ArrayList<>(Math.max(0, known));
    while (i.hasNext()) {
      if (known < 0) {
        meter.sequence(1);
      }
      out.add(i.next());
    }
    return out;
  }
}
