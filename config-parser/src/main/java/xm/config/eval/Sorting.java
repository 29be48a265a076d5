package xm.config.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** {@code sorted} and {@code list.sort}: stable, with cmp, key and reverse. */
final class Sorting {
  private Sorting() {}

  private record Keyed(Object key, Object item) {}

  /**
   * A sorted copy.
   *
   * @param first index of the cmp argument
   */
  static List<Object> sorted(Interpreter in, List<Object> items, Args args, int first) {
    args.positions(first, first + 3);
    Object cmp = orNull(args.named(first, "cmp"));
    Object key = orNull(args.named(first + 1, "key"));
    Object reverse = args.named(first + 2, "reverse");
    in.meter.sequence(items.size() * 2L);
    List<Keyed> keyed = new ArrayList<>(items.size());
    for (Object item : items) {
      keyed.add(new Keyed(key == null ? item : in.call(key, List.of(item)), item));
    }
    boolean down = reverse != null && Values.truth(reverse);
    Comparator<Keyed> order =
        (a, b) -> {
          in.meter.work(Math.max(0, Values.size(a.key)));
          return cmp == null
              ? Comparisons.compare(a.key, b.key)
              : Values.big(in.call(cmp, List.of(a.key, b.key))).signum();
        };
    try {
      if (down) {
        Collections.reverse(keyed);
      }
      keyed.sort(order);
      if (down) {
        Collections.reverse(keyed);
      }
    } catch (IllegalArgumentException e) {
      throw EvalException.valueError("the cmp function contradicts itself");
    } catch (ClassCastException e) {
      throw EvalException.typeError("comparison function must return int");
    }
    List<Object> out = new ArrayList<>(keyed.size());
    for (Keyed k : keyed) {
      out.add(k.item);
    }
    return out;
  }

  private static Object orNull(Object o) {
    return o == None.NONE ? null : o;
  }
}
