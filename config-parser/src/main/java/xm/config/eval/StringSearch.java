package xm.config.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** String methods that look for something. */
final class StringSearch {
  private StringSearch() {}

  static Object call(Meter meter, String s, boolean unicode, String name, Args args) {
    return switch (name) {
      case "find", "rfind", "index", "rindex" -> find(s, name, args);
      case "count" -> count(s, args);
      case "replace" -> replace(meter, s, unicode, args);
      case "split" -> strings(meter, split(meter, s, args), unicode);
      case "rsplit" -> strings(meter, rsplit(meter, s, args), unicode);
      case "splitlines" -> strings(meter, splitLines(s, args), unicode);
      case "partition", "rpartition" -> partition(s, unicode, name, args);
      default -> throw new IllegalStateException(name);
    };
  }

  /** The part of {@code s} that arguments 1 and 2 select; null when it is out of range. */
  static int[] range(String s, Args args) {
    int n = s.length();
    long start = args.index(1, 0);
    long end = args.index(2, n);
    start = start < 0 ? Math.max(0, start + n) : start;
    end = end < 0 ? Math.max(0, end + n) : Math.min(end, n);
    return start > end ? null : new int[] {(int) start, (int) end};
  }

  private static Object find(String s, String name, Args args) {
    args.between(1, 3);
    String part = args.text(0);
    int[] r = range(s, args);
    int at = -1;
    if (r != null) {
      String within = s.substring(r[0], r[1]);
      at =
          name.startsWith("r")
              ? Search.lastIndexOf(within, part, within.length())
              : Search.indexOf(within, part, 0);
      at = at < 0 ? -1 : at + r[0];
    }
    if (at < 0 && name.endsWith("index")) {
      throw EvalException.valueError("substring not found");
    }
    return (long) at;
  }

  private static Object count(String s, Args args) {
    args.between(1, 3);
    String part = args.text(0);
    int[] r = range(s, args);
    if (r == null) {
      return 0L;
    }
    if (part.isEmpty()) {
      return (long) r[1] - r[0] + 1;
    }
    String within = s.substring(r[0], r[1]);
    long n = 0;
    for (int i = Search.indexOf(within, part, 0);
        i >= 0;
        i = Search.indexOf(within, part, i + part.length())) {
      n++;
    }
    return n;
  }

  static Object replace(Meter meter, String s, boolean unicode, Args args) {
    args.between(2, 3);
    String old = args.text(0);
    String with = args.text(1);
    int most = args.has(2) ? Values.clippedInt(args.get(2)) : -1;
    boolean wide = unicode || !(args.get(0) instanceof String && args.get(1) instanceof String);
    StringBuilder out = new StringBuilder();
    int pos = 0;
    int done = 0;
    while (most < 0 || done < most) {
      int at = old.isEmpty() ? (done == 0 ? 0 : pos + 1) : Search.indexOf(s, old, pos);
      if (at < 0 || at > s.length()) {
        break;
      }
      meter.work(with.length() + 1L);
      out.append(s, pos, at).append(with);
      pos = at + old.length();
      done++;
      if (out.length() > meter.limits().stringLength()) {
        break;
      }
    }
    meter.string((long) out.length() + s.length() - pos);
    return StringMethods.wrap(wide, out.append(s, pos, s.length()).toString());
  }

  private static Object strings(Meter meter, List<String> parts, boolean unicode) {
    List<Object> out = new ArrayList<>(parts.size());
    for (String p : parts) {
      meter.string(p.length());
      out.add(StringMethods.wrap(unicode, p));
    }
    meter.sequence(out.size());
    return new PyList(out);
  }

  private static int most(Args args) {
    args.positions(0, 2);
    Object most = args.named(1, "maxsplit");
    int n = most == null ? -1 : Values.clippedInt(most);
    return n < 0 ? Integer.MAX_VALUE : n;
  }

  private static String separator(Args args) {
    Object separator = args.named(0, "sep");
    if (separator == null || separator == None.NONE) {
      return null;
    }
    String s = Values.text(separator, args.function());
    if (s.isEmpty()) {
      throw EvalException.valueError("empty separator");
    }
    return s;
  }

  private static List<String> split(Meter meter, String s, Args args) {
    int most = most(args);
    String separator = separator(args);
    List<String> out = new ArrayList<>();
    int pos = 0;
    while (separator != null) {
      meter.allocate(40);
      int at = out.size() < most ? Search.indexOf(s, separator, pos) : -1;
      out.add(s.substring(pos, at < 0 ? s.length() : at));
      if (at < 0) {
        return out;
      }
      pos = at + separator.length();
    }
    while (true) {
      meter.allocate(40);
      while (pos < s.length() && StringMethods.isBlank(s.charAt(pos))) {
        pos++;
      }
      if (pos >= s.length()) {
        return out;
      }
      int end = pos;
      while (end < s.length() && (out.size() >= most || !StringMethods.isBlank(s.charAt(end)))) {
        end++;
      }
      out.add(s.substring(pos, end));
      pos = end;
    }
  }

  private static List<String> rsplit(Meter meter, String s, Args args) {
    int most = most(args);
    String separator = separator(args);
    List<String> out = new ArrayList<>();
    int end = s.length();
    while (separator != null) {
      meter.allocate(40);
      int from = end - separator.length();
      int at = out.size() < most && from >= 0 ? Search.lastIndexOf(s, separator, from) : -1;
      out.add(s.substring(at < 0 ? 0 : at + separator.length(), end));
      if (at < 0) {
        Collections.reverse(out);
        return out;
      }
      end = at;
    }
    while (true) {
      meter.allocate(40);
      while (end > 0 && StringMethods.isBlank(s.charAt(end - 1))) {
        end--;
      }
      if (end == 0) {
        Collections.reverse(out);
        return out;
      }
      int start = end;
      while (start > 0 && (out.size() >= most || !StringMethods.isBlank(s.charAt(start - 1)))) {
        start--;
      }
      out.add(s.substring(start, end));
      end = start;
    }
  }

  private static List<String> splitLines(String s, Args args) {
    args.positions(0, 1);
    Object keep = args.named(0, "keepends");
    boolean ends = keep != null && Values.truth(keep);
    List<String> out = new ArrayList<>();
    int pos = 0;
    while (pos < s.length()) {
      int end = pos;
      while (end < s.length() && s.charAt(end) != '\n' && s.charAt(end) != '\r') {
        end++;
      }
      int next = end;
      if (next < s.length()) {
        next += s.startsWith("\r\n", next) ? 2 : 1;
      }
      out.add(s.substring(pos, ends ? next : end));
      pos = next;
    }
    return out;
  }

  private static Object partition(String s, boolean unicode, String name, Args args) {
    args.between(1, 1);
    String separator = args.text(0);
    if (separator.isEmpty()) {
      throw EvalException.valueError("empty separator");
    }
    boolean last = name.startsWith("r");
    int at = last ? Search.lastIndexOf(s, separator, s.length()) : Search.indexOf(s, separator, 0);
    String[] parts =
        at >= 0
            ? new String[] {s.substring(0, at), separator, s.substring(at + separator.length())}
            : last ? new String[] {"", "", s} : new String[] {s, "", ""};
    return PyTuple.of(
        StringMethods.wrap(unicode, parts[0]),
        StringMethods.wrap(unicode, parts[1]),
        StringMethods.wrap(unicode, parts[2]));
  }
}
