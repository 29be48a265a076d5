package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import xm.config.syntax.UnicodeText;

/** Module string: constants, and the old functions that became methods. */
final class StringModule implements MethodTable {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final Set<String> METHODS =
      Set.of(
          "capitalize",
          "center",
          "count",
          "expandtabs",
          "find",
          "index",
          "ljust",
          "lower",
          "lstrip",
          "replace",
          "rfind",
          "rindex",
          "rjust",
          "rsplit",
          "rstrip",
          "split",
          "strip",
          "swapcase",
          "translate",
          "upper",
          "zfill");

  private static final Set<String> FUNCTIONS =
      Set.of("join", "joinfields", "splitfields", "atoi", "atol", "atof", "capwords", "maketrans");

  private StringModule() {}

  static PyModule make() {
    return new PyModule("string", new StringModule())
        .with("ascii_letters", LOWER + UPPER)
        .with("ascii_lowercase", LOWER)
        .with("ascii_uppercase", UPPER)
        .with("letters", LOWER + UPPER)
        .with("lowercase", LOWER)
        .with("uppercase", UPPER)
        .with("digits", DIGITS)
        .with("hexdigits", DIGITS + "abcdefABCDEF")
        .with("octdigits", "01234567")
        .with("punctuation", PUNCTUATION)
        .with("whitespace", "\t\n\u000b\f\r ")
        .with("printable", DIGITS + LOWER + UPPER + PUNCTUATION + " \t\n\r\u000b\f");
  }

  @Override
  public Iterable<String> starNames() {
    Set<String> all = new TreeSet<>(METHODS);
    all.addAll(FUNCTIONS);
    return all;
  }

  @Override
  public boolean has(String name) {
    return METHODS.contains(name) || FUNCTIONS.contains(name);
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    switch (name) {
      case "atoi", "atol" -> {
        return Constructors.make(in, name.equals("atoi") ? Types.INT : Types.LONG, args);
      }
      case "atof" -> {
        return Constructors.make(in, Types.FLOAT, args);
      }
      case "maketrans" -> {
        return translation(args);
      }
      case "join", "joinfields" -> {
        args.between(1, 2);
        Object separator = args.get(1, " ");
        return method(in, separator, "join", List.of(args.get(0)));
      }
      case "capwords" -> {
        List<Object> words = new ArrayList<>();
        Object split = method(in, args.between(1, 1).get(0), "split", List.of());
        for (Object word : ((PyList) split).items) {
          words.add(method(in, word, "capitalize", List.of()));
        }
        return method(in, " ", "join", List.of(new PyList(words)));
      }
      default -> {
        args.positions(1, 4);
        String method = name.equals("splitfields") ? "split" : name;
        Object text = args.get(0);
        if (name.equals("zfill") && !(text instanceof String) && !(text instanceof UnicodeText)) {
          text = Repr.repr(text); // as the old function did
        }
        return method(in, text, method, args.list().subList(1, args.count()));
      }
    }
  }

  private static Object method(Interpreter in, Object self, String name, List<Object> arguments) {
    Values.text(self, name);
    return StringMethods.TABLE.call(in, self, name, new Args(name, arguments, java.util.Map.of()));
  }

  private static Object translation(Args args) {
    args.between(2, 2);
    String from = args.text(0);
    String to = args.text(1);
    if (from.length() != to.length()) {
      throw EvalException.valueError("maketrans arguments must have same length");
    }
    StringBuilder table = new StringBuilder();
    for (int c = 0; c < 256; c++) {
      int at = from.lastIndexOf(c);
      table.append(at < 0 ? (char) c : to.charAt(at));
    }
    return table.toString();
  }
}
