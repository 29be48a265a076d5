package xm.config.sxp;

import java.util.ArrayList;
import java.util.List;

/** An S-expression: an atom (String, Long or Double) or a list. */
public sealed interface Sxp {

  /** A String, Long or Double. */
  record Atom(Object value) implements Sxp {}

  /** A list; its head is usually a name. */
  record Node(List<Sxp> items) implements Sxp {
    public Node {
      items = List.copyOf(items);
    }
  }

  static Sxp atom(Object value) {
    return new Atom(value instanceof Integer i ? Long.valueOf(i) : value);
  }

  /** A list; Sxp items are taken as they are, all others become atoms. */
  static Node of(Object... items) {
    List<Sxp> list = new ArrayList<>(items.length);
    for (Object item : items) {
      list.add(item instanceof Sxp s ? s : atom(item));
    }
    return new Node(list);
  }
}
