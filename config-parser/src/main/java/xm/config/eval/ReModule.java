package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Module re, on Java's engine, with the work of a match counted. */
final class ReModule implements MethodTable {
  static final ExceptionType ERROR = ExceptionType.named("re.error");

  private static final Set<String> NAMES =
      Set.of(
          "compile",
          "escape",
          "findall",
          "finditer",
          "match",
          "purge",
          "search",
          "split",
          "sub",
          "subn");

  private ReModule() {}

  static PyModule make() {
    return new PyModule("re", new ReModule())
        .with("error", ERROR)
        .with("I", 2L)
        .with("IGNORECASE", 2L)
        .with("L", 4L)
        .with("LOCALE", 4L)
        .with("M", 8L)
        .with("MULTILINE", 8L)
        .with("S", 16L)
        .with("DOTALL", 16L)
        .with("U", 32L)
        .with("UNICODE", 32L)
        .with("X", 64L)
        .with("VERBOSE", 64L);
  }

  @Override
  public Iterable<String> starNames() {
    return NAMES;
  }

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    if (name.equals("purge")) {
      return None.NONE;
    }
    if (name.equals("escape")) {
      return escape(args.between(1, 1).text(0));
    }
    int flagsAt =
        switch (name) {
          case "compile" -> 1;
          case "sub", "subn" -> 4;
          case "split" -> 3;
          default -> 2;
        };
    args.positions(1, flagsAt + 1);
    Object flags = args.named(flagsAt, "flags");
    PyModule pattern = pattern(in, args.get(0), flags == null ? 0 : Values.clippedInt(flags));
    if (name.equals("compile")) {
      return pattern;
    }
    int rest = Math.min(args.count(), flagsAt);
    return RePattern.TABLE.call(
        in, pattern, name, new Args(name, args.list().subList(1, rest), args.keywords()));
  }

  private static Object escape(String s) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      out.append(plain ? "" : "\\").append(c);
    }
    return out.toString();
  }

  private static PyModule pattern(Interpreter in, Object o, int flags) {
    if (o instanceof PyModule m && m.members.containsKey("pattern")) {
      return m;
    }
    String text = Values.text(o, "compile");
    in.meter.work(text.length() * 64L);
    ReTranslator t = new ReTranslator(text);
    int java = Pattern.UNIX_LINES;
    java |= (flags & 2) != 0 ? Pattern.CASE_INSENSITIVE : 0;
    java |= (flags & 8) != 0 ? Pattern.MULTILINE : 0;
    java |= (flags & 16) != 0 ? Pattern.DOTALL : 0;
    java |= (flags & 64) != 0 ? Pattern.COMMENTS : 0;
    try {
      Pattern p = Pattern.compile(t.translate(), java);
      return new RePattern.Compiled(text, p, t.names).object();
    } catch (PatternSyntaxException e) {
      throw ReTranslator.error(e.getDescription().replace('\n', ' '));
    } catch (StackOverflowError e) {
      throw EvalException.refusal("this regular expression is nested too deeply");
    }
  }

  /** Groups of a match as Python values. */
  static List<Object> groups(Matcher m, Object otherwise) {
    List<Object> out = new ArrayList<>();
    for (int i = 1; i <= m.groupCount(); i++) {
      out.add(m.group(i) == null ? otherwise : m.group(i));
    }
    return out;
  }
}
