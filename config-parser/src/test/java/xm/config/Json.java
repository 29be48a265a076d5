package xm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON reader for test data: Map, List, String, Long, Double, Boolean, null. */
public final class Json {
  private final String s;
  private int pos;

  private Json(String s) {
    this.s = s;
  }

  public static Object parse(String text) {
    Json j = new Json(text);
    Object value = j.value();
    j.blanks();
    if (j.pos != text.length()) {
      throw new IllegalArgumentException("text after the value at " + j.pos);
    }
    return value;
  }

  private void blanks() {
    while (pos < s.length() && Character.isWhitespace(s.charAt(pos))) {
      pos++;
    }
  }

  private Object value() {
    blanks();
    char c = s.charAt(pos);
    if (c == '{') {
      return object();
    }
    if (c == '[') {
      return array();
    }
    if (c == '"') {
      return string();
    }
    int start = pos;
    while (pos < s.length() && ",]}".indexOf(s.charAt(pos)) < 0) {
      pos++;
    }
    return scalar(s.substring(start, pos).strip());
  }

  private static Object scalar(String word) {
    return switch (word) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default ->
          word.matches("-?[0-9]+") ? (Object) Long.valueOf(word) : (Object) Double.valueOf(word);
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> out = new LinkedHashMap<>();
    pos++;
    blanks();
    while (s.charAt(pos) != '}') {
      blanks();
      String key = string();
      blanks();
      pos++; // colon
      out.put(key, value());
      blanks();
      pos += s.charAt(pos) == ',' ? 1 : 0;
      blanks();
    }
    pos++;
    return out;
  }

  private List<Object> array() {
    List<Object> out = new ArrayList<>();
    pos++;
    blanks();
    while (s.charAt(pos) != ']') {
      out.add(value());
      blanks();
      pos += s.charAt(pos) == ',' ? 1 : 0;
      blanks();
    }
    pos++;
    return out;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    pos++;
    while (s.charAt(pos) != '"') {
      char c = s.charAt(pos++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = s.charAt(pos++);
      if (c == 'u') {
        out.append((char) Integer.parseInt(s.substring(pos, pos + 4), 16));
        pos += 4;
      } else {
        int at = "bfnrt".indexOf(c);
        out.append(at < 0 ? c : "\b\f\n\r\t".charAt(at));
      }
    }
    pos++;
    return out.toString();
  }
}
