package xm.config.eval;

/** Methods that make a string wider. */
final class Padding {
  private Padding() {}

  static String pad(Meter meter, String s, String name, Args args) {
    args.between(1, name.equals("zfill") ? 1 : 2);
    int width = Values.clippedInt(args.get(0));
    char fill = ' ';
    if (args.has(1)) {
      if (args.text(1).length() != 1) {
        throw EvalException.typeError(name + "() argument 2 must be char, not str");
      }
      fill = args.text(1).charAt(0);
    }
    int missing = width - s.length();
    if (missing <= 0) {
      return s;
    }
    meter.string(width);
    String pad = String.valueOf(name.equals("zfill") ? '0' : fill);
    switch (name) {
      case "ljust" -> {
        return s + pad.repeat(missing);
      }
      case "rjust" -> {
        return pad.repeat(missing) + s;
      }
      case "center" -> {
        int left = missing / 2 + (missing & width & 1);
        return pad.repeat(left) + s + pad.repeat(missing - left);
      }
      default -> {
        boolean signed = s.startsWith("-") || s.startsWith("+");
        return signed
            ? s.charAt(0) + pad.repeat(missing) + s.substring(1)
            : pad.repeat(missing) + s;
      }
    }
  }

  static String expandTabs(Meter meter, String s, Args args) {
    args.between(0, 1);
    int size = Math.max(0, args.index(0, 8));
    StringBuilder out = new StringBuilder(s.length());
    int column = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\t') {
        int blanks = size == 0 ? 0 : size - column % size;
        meter.string(blanks);
        out.append(" ".repeat(blanks));
        column += blanks;
      } else {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
      if (out.length() > meter.limits().stringLength()) {
        meter.string(out.length());
      }
    }
    meter.string(s.length());
    return out.toString();
  }
}
