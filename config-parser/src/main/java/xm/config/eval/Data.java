package xm.config.eval;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.syntax.UnicodeText;

/**
 * Values outside the evaluator: String (a str, one char for each byte), Long (int), Double (float),
 * List (list), and for what xm did not take over: Boolean, BigInteger (long), null (None), {@link
 * Tuple}, {@link Dict}, UnicodeText.
 */
public final class Data {
  private static final int MAX_NESTING = 50;

  private Data() {}

  /** A tuple. */
  public record Tuple(List<Object> items) {}

  /** A dict, in Python's order; a set is a dict without values. */
  public record Dict(List<Object> keys, List<Object> values) {}

  /** True for data, false for functions, modules and the like. */
  static boolean isData(Object o) {
    return Values.isNumber(o)
        || Values.isText(o)
        || o == None.NONE
        || o instanceof PyList
        || o instanceof PyTuple
        || o instanceof PyDict
        || o instanceof PySet;
  }

  static Object plain(Object o) {
    return plain(o, 0);
  }

  private static Object plain(Object o, int depth) {
    Meter.tick();
    if (depth > MAX_NESTING) {
      throw EvalException.refusal("a variable is nested too deeply or contains itself");
    }
    if (o == None.NONE) {
      return null;
    }
    if (o instanceof PyList l) {
      return all(l.items, depth);
    }
    if (o instanceof PyTuple t) {
      return new Tuple(all(t.items, depth));
    }
    if (o instanceof PyDict d) {
      return new Dict(all(d.keyList(), depth), all(d.valueList(), depth));
    }
    if (o instanceof PySet s) {
      return new Tuple(all(s.list(), depth));
    }
    return Values.isNumber(o) || Values.isText(o) ? o : Repr.repr(o);
  }

  private static List<Object> all(List<Object> items, int depth) {
    List<Object> out = new ArrayList<>(items.size());
    for (Object o : items) {
      out.add(plain(o, depth + 1));
    }
    return out;
  }

  /** True for the types that xm took over: str, int, float and list. */
  public static boolean accepted(Object plain) {
    return plain instanceof String
        || plain instanceof Long
        || plain instanceof Double
        || plain instanceof List;
  }

  /**
   * The value in JSON types, with {@code __tuple__}, {@code __dict__}, {@code __unicode__} and
   * {@code __bytes_latin1__} for what JSON has not: null, Boolean, String, Long, BigInteger,
   * Double, List, Map.
   */
  public static Object json(Object plain) {
    if (plain instanceof String s) {
      return text(s);
    }
    if (plain instanceof UnicodeText u) {
      return Map.of("__unicode__", u.text());
    }
    if (plain instanceof List<?> l) {
      return jsonAll(l);
    }
    if (plain instanceof Tuple t) {
      return Map.of("__tuple__", jsonAll(t.items));
    }
    if (plain instanceof Dict d) {
      List<Object> pairs = new ArrayList<>();
      for (int i = 0; i < d.keys.size(); i++) {
        List<Object> pair = new ArrayList<>();
        pair.add(json(d.keys.get(i)));
        pair.add(json(d.values.get(i)));
        pairs.add(pair);
      }
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("__dict__", pairs);
      return out;
    }
    return plain;
  }

  private static List<Object> jsonAll(List<?> items) {
    List<Object> out = new ArrayList<>(items.size());
    for (Object o : items) {
      out.add(json(o));
    }
    return out;
  }

  /** Bytes that are UTF-8 are shown as that, others byte by byte. */
  private static Object text(String bytes) {
    if (Text.isAscii(bytes)) {
      return bytes;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return Map.of("__bytes_latin1__", bytes);
    }
  }
}
