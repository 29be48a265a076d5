package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Match objects of module re. */
final class ReMatch implements MethodTable {
  private final RePattern.Compiled pattern;
  private final MatchResult match;
  private final List<Object> groups = new ArrayList<>();
  private final PyDict named = new PyDict();

  private ReMatch(RePattern.Compiled pattern, Matcher m) {
    this.pattern = pattern;
    this.match = m.toMatchResult();
    groups.add(m.group());
    groups.addAll(ReModule.groups(m, None.NONE));
    RePattern.named(pattern, m, None.NONE).forEach(named::put);
  }

  static PyModule of(RePattern.Compiled pattern, Matcher m, String text) {
    return new PyModule("match", "_sre.SRE_Match", new ReMatch(pattern, m)).with("string", text);
  }

  @Override
  public boolean has(String name) {
    return switch (name) {
      case "group", "groups", "groupdict", "start", "end", "span" -> true;
      default -> false;
    };
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    switch (name) {
      case "groups" -> {
        List<Object> all = new ArrayList<>();
        for (Object g : groups.subList(1, groups.size())) {
          all.add(g == None.NONE ? args.get(0, None.NONE) : g);
        }
        return new PyTuple(all);
      }
      case "groupdict" -> {
        return named.copy();
      }
      case "group" -> {
        if (args.count() <= 1) {
          return groups.get(number(args.get(0, 0L)));
        }
        List<Object> some = new ArrayList<>();
        for (Object o : args.list()) {
          some.add(groups.get(number(o)));
        }
        return new PyTuple(some);
      }
      default -> {
        int g = number(args.between(0, 1).get(0, 0L));
        long start = match.start(g);
        long end = match.end(g);
        return name.equals("span")
            ? PyTuple.of(start, end)
            : (Object) (name.equals("start") ? start : end);
      }
    }
  }

  private int number(Object group) {
    String name = Values.textOrNull(group);
    Integer n =
        name == null ? Integer.valueOf(Values.clippedInt(group)) : pattern.names().get(name);
    if (n == null || n < 0 || n >= groups.size()) {
      throw EvalException.raise(ExceptionType.INDEX, "no such group");
    }
    return n;
  }

  /** A replacement with its backslash sequences filled in. */
  static String expand(RePattern.Compiled c, Matcher m, String with) {
    if (with.indexOf('\\') < 0) {
      return with;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < with.length(); i++) {
      char ch = with.charAt(i);
      if (ch != '\\' || i + 1 == with.length()) {
        out.append(ch);
        continue;
      }
      char next = with.charAt(++i);
      if (next >= '1' && next <= '9') {
        int end = i + 1;
        if (end < with.length() && Character.isDigit(with.charAt(end))) {
          end++;
        }
        out.append(group(m, Integer.parseInt(with.substring(i, end))));
        i = end - 1;
      } else if (next == 'g' && with.startsWith("<", i + 1)) {
        int end = with.indexOf('>', i);
        String name = end < 0 ? "" : with.substring(i + 2, end);
        Integer number = c.names().get(name);
        if (number == null) {
          try {
            number = Integer.valueOf(name);
          } catch (NumberFormatException e) {
            throw EvalException.raise(ExceptionType.INDEX, "unknown group name");
          }
        }
        out.append(group(m, number));
        i = end;
      } else {
        int at = "nrtafv\\0".indexOf(next);
        out.append(at < 0 ? "\\" + next : String.valueOf("\n\r\t\u0007\f\u000b\\\0".charAt(at)));
      }
    }
    return out.toString();
  }

  private static String group(Matcher m, int n) {
    if (n > m.groupCount()) {
      throw ReTranslator.error("invalid group reference");
    }
    String s = m.group(n);
    if (s == null) {
      throw ReTranslator.error("unmatched group");
    }
    return s;
  }
}
