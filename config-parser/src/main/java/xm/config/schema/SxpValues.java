package xm.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.sxp.Sxp;

/**
 * Values in SXP. Inside {@code (variables ...)} each says its type, since atoms have none: {@code
 * (memory (int 512))}.
 */
final class SxpValues {
  private SxpValues() {}

  /** Text of a field's first value. */
  static String text(Sxp.Node field) {
    return field.items().size() > 1 && field.items().get(1) instanceof Sxp.Atom a
        ? String.valueOf(a.value())
        : "";
  }

  /** A String, or a List of such. */
  static Object plain(Sxp value) {
    if (value instanceof Sxp.Node n) {
      List<Object> out = new ArrayList<>();
      for (Sxp item : n.items()) {
        out.add(plain(item));
      }
      return out;
    }
    return String.valueOf(((Sxp.Atom) value).value());
  }

  /** A Long where the text is one. */
  static Object numberOrText(Object value) {
    if (value instanceof String s) {
      try {
        return Long.valueOf(s);
      } catch (NumberFormatException e) {
        return s;
      }
    }
    return value;
  }

  /** With its type. */
  static Sxp typed(Object value) {
    if (value instanceof List<?> list) {
      List<Sxp> items = new ArrayList<>();
      items.add(Sxp.atom("list"));
      for (Object o : list) {
        items.add(typed(o));
      }
      return new Sxp.Node(items);
    }
    if (value instanceof Long n) {
      return Sxp.of("int", n);
    }
    return value instanceof Double d
        ? Sxp.of("float", Double.toString(d))
        : Sxp.of("str", String.valueOf(value));
  }

  /** What {@link #typed} wrote for each name. */
  static Map<String, Object> map(Sxp.Node n) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Sxp item : n.items().subList(1, n.items().size())) {
      if (item instanceof Sxp.Node field && field.items().size() == 2) {
        out.put(SxpReader.head(field), untyped(field.items().get(1)));
      }
    }
    return out;
  }

  private static Object untyped(Sxp value) {
    if (!(value instanceof Sxp.Node n) || n.items().isEmpty()) {
      return "";
    }
    if (SxpReader.head(n).equals("list")) {
      List<Object> out = new ArrayList<>();
      for (Sxp item : n.items().subList(1, n.items().size())) {
        out.add(untyped(item));
      }
      return out;
    }
    String text = text(n);
    try {
      return switch (SxpReader.head(n)) {
        case "int" -> (Object) Long.valueOf(text);
        case "float" -> (Object) Double.valueOf(text);
        default -> text;
      };
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
