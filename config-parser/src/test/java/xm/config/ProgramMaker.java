package xm.config;

import java.util.SplittableRandom;

/** Random programs of assignments, loops and conditions over ints, strings and lists. */
final class ProgramMaker {
  private static final String[] INTS = {"0", "1", "2", "3", "7", "10", "-1", "255"};
  private static final String[] TEXTS = {"''", "'a'", "'xen'", "'a,b'", "\"it's\"", "'%d-%s'"};
  private static final String[] INT_METHODS = {"len(%s)", "%s.count('a')", "%s.find('x')"};
  private static final String[] TEXT_METHODS = {
    "%s.upper()",
    "%s.replace('a', 'bb')",
    "%s.strip('a')",
    "%s[::-1]",
    "%s[1:]",
    "%s[:2]",
    "%s.zfill(4)",
    "%s.center(5, '.')",
    "%s.title()",
    "repr(%s)",
    "%s.rjust(3)"
  };
  private static final String[] LIST_METHODS = {
    "sorted(%s)", "%s[::-1]", "%s[1:]", "[x * 2 for x in %s]", "[x for x in %s if x > 1]", "%s * 2"
  };

  private final SplittableRandom random;

  ProgramMaker(long seed) {
    this.random = new SplittableRandom(seed);
  }

  String next() {
    StringBuilder out = new StringBuilder("i = 1\ns = 'ab'\nl = [3, 1, 2]\n");
    int statements = 1 + random.nextInt(6);
    for (int k = 0; k < statements; k++) {
      statement(out, "");
    }
    return out.toString().strip();
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private void statement(StringBuilder out, String indent) {
    switch (indent.length() > 4 ? random.nextInt(4) : random.nextInt(7)) {
      case 0 -> line(out, indent, "i = " + integer(3));
      case 1 -> line(out, indent, "s = " + text(3));
      case 2 -> line(out, indent, "l = " + list(2));
      case 3 -> line(out, indent, "i += " + integer(2));
      case 4 -> {
        line(out, indent, "if " + condition(2) + ":");
        statement(out, indent + "    ");
        line(out, indent, "else:");
        statement(out, indent + "    ");
      }
      case 5 -> {
        line(out, indent, "for i in range(" + random.nextInt(4) + "):");
        statement(out, indent + "    ");
      }
      default -> {
        line(out, indent, "try:");
        statement(out, indent + "    ");
        line(out, indent, "except (IndexError, ZeroDivisionError):");
        line(out, indent + "    ", "s = 'caught'");
      }
    }
  }

  private static void line(StringBuilder out, String indent, String text) {
    out.append(indent).append(text).append('\n');
  }

  private String integer(int depth) {
    if (depth <= 0) {
      return random.nextInt(3) == 0 ? "i" : pick(INTS);
    }
    return switch (random.nextInt(9)) {
      case 0 -> "(" + integer(depth - 1) + " + " + integer(depth - 1) + ")";
      case 1 -> "(" + integer(depth - 1) + " * " + integer(0) + ")";
      case 2 -> integer(depth - 1) + " // " + integer(0);
      case 3 -> integer(depth - 1) + " % " + integer(0);
      case 4 -> String.format(pick(INT_METHODS), text(depth - 1));
      case 5 -> list(depth - 1) + "[" + integer(0) + "]";
      case 6 -> "(" + integer(0) + " if " + condition(depth - 1) + " else " + integer(0) + ")";
      case 7 -> "-" + integer(0);
      default -> "(" + integer(0) + " - " + integer(depth - 1) + ")";
    };
  }

  private String text(int depth) {
    if (depth <= 0) {
      return random.nextInt(3) == 0 ? "s" : pick(TEXTS);
    }
    return switch (random.nextInt(7)) {
      case 0 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
      case 1 -> String.format(pick(TEXT_METHODS), text(depth - 1));
      case 2 -> "'%s:%04d' % (" + text(depth - 1) + ", " + integer(0) + ")";
      case 3 -> "'{0}{1:>4}'.format(" + text(depth - 1) + ", " + integer(0) + ")";
      case 4 -> "','.join([" + text(depth - 1) + ", " + text(0) + "])";
      case 5 -> "str(" + integer(depth - 1) + ")";
      default -> text(depth - 1) + "[" + integer(0) + ":]";
    };
  }

  private String list(int depth) {
    if (depth <= 0) {
      return "l";
    }
    return switch (random.nextInt(4)) {
      case 0 -> "[" + integer(depth - 1) + ", " + integer(0) + "]";
      case 1 -> "(" + list(depth - 1) + " + [" + integer(0) + "])";
      default -> String.format(pick(LIST_METHODS), list(depth - 1));
    };
  }

  private String condition(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> integer(0) + " < " + integer(depth - 1) + " <= " + integer(0);
      case 1 -> text(0) + " in " + text(depth - 1);
      case 2 -> "not (" + integer(0) + " == " + integer(0) + ")";
      default -> "(" + integer(0) + " or " + text(0) + ") != " + text(0);
    };
  }
}
