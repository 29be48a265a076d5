package xm.config.eval;

import java.util.List;
import java.util.Set;
import xm.config.syntax.UnicodeText;

/** Methods of str and unicode. Letters are ASCII, as in the C locale. */
final class StringMethods implements MethodTable {
  static final StringMethods TABLE = new StringMethods();

  private static final Set<String> NAMES =
      Set.of(
          "capitalize",
          "center",
          "count",
          "decode",
          "encode",
          "endswith",
          "expandtabs",
          "find",
          "format",
          "index",
          "isalnum",
          "isalpha",
          "isdigit",
          "islower",
          "isspace",
          "istitle",
          "isupper",
          "join",
          "ljust",
          "lower",
          "lstrip",
          "partition",
          "replace",
          "rfind",
          "rindex",
          "rjust",
          "rpartition",
          "rsplit",
          "rstrip",
          "split",
          "splitlines",
          "startswith",
          "strip",
          "swapcase",
          "title",
          "translate",
          "upper",
          "zfill");

  private StringMethods() {}

  @Override
  public boolean has(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    String s = Values.textOrNull(self);
    boolean unicode = self instanceof UnicodeText;
    in.meter.work(s.length());
    return switch (name) {
      case "capitalize", "lower", "upper", "swapcase", "title" -> {
        args.none();
        in.meter.string(s.length());
        yield wrap(unicode, Letters.changed(s, name));
      }
      case "isalnum", "isalpha", "isdigit", "islower", "isspace", "istitle", "isupper" -> {
        args.none();
        yield Letters.is(s, name);
      }
      case "center", "ljust", "rjust", "zfill" ->
          wrap(unicode, Padding.pad(in.meter, s, name, args));
      case "expandtabs" -> wrap(unicode, Padding.expandTabs(in.meter, s, args));
      case "strip", "lstrip", "rstrip" -> wrap(unicode, strip(s, name, args));
      case "startswith", "endswith" -> affix(s, name, args);
      case "join" -> join(in.meter, s, unicode, args);
      case "encode" -> Text.encode(unicode ? s : Text.promote(self), encoding(args));
      case "decode" -> new UnicodeText(Text.decode(unicode ? Text.demote(s) : s, encoding(args)));
      case "translate" -> translate(in.meter, s, unicode, args);
      case "format" -> FormatMethod.format(in, s, unicode, args);
      default -> StringSearch.call(in.meter, s, unicode, name, args);
    };
  }

  static Object wrap(boolean unicode, String s) {
    return unicode ? new UnicodeText(s) : s;
  }

  private static String encoding(Args args) {
    args.positions(0, 2);
    Object encoding = args.named(0, "encoding");
    return encoding == null ? "ascii" : Values.text(encoding, args.function());
  }

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static String strip(String s, String name, Args args) {
    args.between(0, 1);
    String set = args.has(0) && args.get(0) != None.NONE ? args.text(0) : null;
    int start = 0;
    int end = s.length();
    if (!name.equals("rstrip")) {
      while (start < end && stripped(s.charAt(start), set)) {
        start++;
      }
    }
    if (!name.equals("lstrip")) {
      while (end > start && stripped(s.charAt(end - 1), set)) {
        end--;
      }
    }
    return s.substring(start, end);
  }

  private static boolean stripped(char c, String set) {
    return set == null ? isBlank(c) : set.indexOf(c) >= 0;
  }

  private static boolean affix(String s, String name, Args args) {
    args.between(1, 3);
    int[] range = StringSearch.range(s, args);
    if (range == null) {
      return false;
    }
    String part = s.substring(range[0], range[1]);
    List<Object> options = args.get(0) instanceof PyTuple t ? t.items : List.of(args.get(0));
    for (Object option : options) {
      String affix = Values.text(option, name);
      if (name.equals("startswith") ? part.startsWith(affix) : part.endsWith(affix)) {
        return true;
      }
    }
    return false;
  }

  static Object join(Meter meter, String separator, boolean unicode, Args args) {
    args.between(1, 1);
    boolean wide = unicode;
    StringBuilder out = new StringBuilder();
    List<Object> items = Iteration.toList(meter, args.get(0));
    for (int i = 0; i < items.size(); i++) {
      String text = Values.textOrNull(items.get(i));
      if (text == null) {
        throw EvalException.typeError(
            "sequence item " + i + ": expected string, " + Types.name(items.get(i)) + " found");
      }
      wide |= items.get(i) instanceof UnicodeText;
      meter.string((long) text.length() + separator.length());
      out.append(i > 0 ? separator : "").append(text);
      if (out.length() > meter.limits().stringLength()) {
        meter.string(out.length());
      }
    }
    return wrap(wide, out.toString());
  }

  private static Object translate(Meter meter, String s, boolean unicode, Args args) {
    args.between(1, 2);
    String table = args.get(0) == None.NONE ? null : args.text(0);
    if (unicode || (table != null && table.length() != 256)) {
      throw EvalException.valueError("translation table must be 256 characters long");
    }
    String delete = args.has(1) ? args.text(1) : "";
    meter.string(s.length());
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (delete.indexOf(c) < 0) {
        out.append(table == null ? c : table.charAt(c & 0xff));
      }
    }
    return out.toString();
  }
}
