package xm.config.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Methods of a compiled regular expression. */
final class RePattern implements MethodTable {
  static final RePattern TABLE = new RePattern();

  private RePattern() {}

  /** What is behind a pattern object. */
  record Compiled(String text, Pattern pattern, Map<String, Integer> names) {
    PyModule object() {
      PyDict index = new PyDict();
      names.forEach((k, v) -> index.put(k, (long) v));
      PyModule m = new PyModule("pattern", "_sre.SRE_Pattern", TABLE);
      m.members.put("pattern", text);
      m.members.put("groupindex", index);
      m.members.put(" compiled", this);
      return m;
    }
  }

  /** Text whose characters are counted as the engine looks at them. */
  private record Metered(Meter meter, String text) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int i) {
      meter.step();
      return text.charAt(i);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Override
  public boolean has(String name) {
    return switch (name) {
      case "findall", "finditer", "match", "search", "split", "sub", "subn" -> true;
      default -> false;
    };
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    Compiled c = (Compiled) ((PyModule) self).members.get(" compiled");
    int textAt = name.startsWith("sub") ? 1 : 0;
    args.positions(textAt + 1, textAt + 3);
    String text = args.text(textAt);
    Matcher m = c.pattern.matcher(new Metered(in.meter, text));
    try {
      return switch (name) {
        case "match" -> m.lookingAt() ? ReMatch.of(c, m, text) : None.NONE;
        case "search" -> m.find() ? ReMatch.of(c, m, text) : None.NONE;
        case "findall" -> new PyList(findAll(in.meter, m));
        case "finditer" -> {
          List<Object> out = new ArrayList<>();
          while (m.find()) {
            in.meter.allocate(200);
            out.add(ReMatch.of(c, m, text));
          }
          yield new Iteration.PyIterator(out.iterator());
        }
        case "split" -> split(in.meter, m, text, args);
        default -> substitute(in, c, m, text, name, args);
      };
    } catch (StackOverflowError e) {
      throw EvalException.refusal("this regular expression needs too deep a search");
    }
  }

  private static List<Object> findAll(Meter meter, Matcher m) {
    List<Object> out = new ArrayList<>();
    while (m.find()) {
      meter.string(m.end() - m.start());
      List<Object> groups = ReModule.groups(m, "");
      out.add(
          groups.isEmpty() ? m.group() : groups.size() == 1 ? groups.get(0) : new PyTuple(groups));
    }
    return out;
  }

  /** Python 2 does not split at empty matches. */
  private static Object split(Meter meter, Matcher m, String text, Args args) {
    Object most = args.named(1, "maxsplit");
    int left = most == null ? 0 : Values.clippedInt(most);
    List<Object> out = new ArrayList<>();
    int pos = 0;
    int done = 0;
    while ((left <= 0 || done < left) && m.find()) {
      if (m.end() == m.start()) {
        continue;
      }
      meter.string(m.end() - pos);
      out.add(text.substring(pos, m.start()));
      out.addAll(ReModule.groups(m, None.NONE));
      pos = m.end();
      done++;
    }
    out.add(text.substring(pos));
    return new PyList(out);
  }

  private static Object substitute(
      Interpreter in, Compiled c, Matcher m, String text, String name, Args args) {
    Object with = args.get(0);
    Object most = args.named(2, "count");
    int left = most == null ? 0 : Values.clippedInt(most);
    StringBuilder out = new StringBuilder();
    int pos = 0;
    long done = 0;
    while ((left <= 0 || done < left) && m.find()) {
      out.append(text, pos, m.start());
      String s =
          Values.isText(with)
              ? ReMatch.expand(c, m, Values.textOrNull(with))
              : Values.text(in.call(with, List.of(ReMatch.of(c, m, text))), "sub");
      in.meter.string(s.length());
      out.append(s);
      in.meter.fits(out.length());
      pos = m.end();
      done++;
    }
    in.meter.string((long) out.length() + text.length() - pos);
    String result = out.append(text, pos, text.length()).toString();
    return name.equals("subn") ? PyTuple.of(result, done) : result;
  }

  /** Named groups with their values. */
  static Map<String, Object> named(Compiled c, Matcher m, Object otherwise) {
    Map<String, Object> out = new LinkedHashMap<>();
    c.names.forEach(
        (k, v) -> {
          String s = m.group(v);
          out.put(k, s == null ? otherwise : s);
        });
    return out;
  }
}
