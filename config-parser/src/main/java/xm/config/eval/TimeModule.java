package xm.config.eval;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Module time, of the clock that {@link xm.config.HostFacts} gives. */
final class TimeModule implements MethodTable {
  private static final Set<String> NAMES =
      Set.of(
          "time",
          "clock",
          "sleep",
          "strftime",
          "localtime",
          "gmtime",
          "ctime",
          "asctime",
          "mktime");

  private TimeModule() {}

  static PyModule make() {
    return new PyModule("time", new TimeModule())
        .with("timezone", 0L)
        .with("daylight", 0L)
        .with("tzname", PyTuple.of("UTC", "UTC"));
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
    switch (name) {
      case "time", "clock" -> {
        args.none();
        return in.facts.nowSeconds();
      }
      case "mktime" -> {
        return (double) at(in, args.between(1, 1), 0, false).toEpochSecond();
      }
      case "sleep" -> {
        args.between(1, 1);
        return None.NONE;
        // there is nothing that a file could wait for
      }
      case "localtime", "gmtime" -> {
        return parts(at(in, args.between(0, 1), 0, name.equals("gmtime")));
      }
      case "ctime", "asctime" -> {
        return format("%a %b %d %H:%M:%S %Y", at(in, args.between(0, 1), 0, false));
      }
      default -> {
        args.between(1, 2);
        String text = format(args.text(0), at(in, args, 1, false));
        in.meter.string(text.length());
        return text;
      }
    }
  }

  /** The time of argument i: seconds, a tuple of gmtime(), or now. */
  private static ZonedDateTime at(Interpreter in, Args args, int i, boolean utc) {
    ZoneId zone = utc ? ZoneOffset.UTC : zone(in);
    try {
      if (args.has(i) && args.get(i) instanceof PyTuple t && t.items.size() >= 6) {
        int[] n = new int[6];
        for (int k = 0; k < 6; k++) {
          n[k] = Values.clippedInt(t.items.get(k));
        }
        return ZonedDateTime.of(n[0], n[1], n[2], n[3], n[4], Math.min(n[5], 59), 0, zone);
      }
      double seconds =
          args.has(i) && args.get(i) != None.NONE
              ? Values.real(args.get(i))
              : in.facts.nowSeconds();
      return Instant.ofEpochSecond((long) Math.floor(seconds)).atZone(zone);
    } catch (DateTimeException e) {
      throw EvalException.valueError("this is no time of a calendar");
    }
  }

  private static ZoneId zone(Interpreter in) {
    String tz = in.facts.environment().get("TZ");
    try {
      return tz == null || tz.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(tz);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static Object parts(ZonedDateTime t) {
    return new PyTuple(
        List.of(
            (long) t.getYear(),
            (long) t.getMonthValue(),
            (long) t.getDayOfMonth(),
            (long) t.getHour(),
            (long) t.getMinute(),
            (long) t.getSecond(),
            (long) t.getDayOfWeek().getValue() - 1,
            (long) t.getDayOfYear(),
            0L));
  }

  private static String format(String format, ZonedDateTime t) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      directive(format.charAt(++i), t, out);
    }
    return out.toString();
  }

  private static void directive(char c, ZonedDateTime t, StringBuilder out) {
    switch (c) {
      case 'Y' -> out.append(t.getYear());
      case 'y' -> padded(out, t.getYear() % 100, 2);
      case 'm' -> padded(out, t.getMonthValue(), 2);
      case 'd' -> padded(out, t.getDayOfMonth(), 2);
      case 'H' -> padded(out, t.getHour(), 2);
      case 'I' -> padded(out, (t.getHour() + 11) % 12 + 1, 2);
      case 'M' -> padded(out, t.getMinute(), 2);
      case 'S' -> padded(out, t.getSecond(), 2);
      case 'j' -> padded(out, t.getDayOfYear(), 3);
      case 'w' -> out.append(t.getDayOfWeek().getValue() % 7);
      case 'p' -> out.append(t.getHour() < 12 ? "AM" : "PM");
      case 'a' -> out.append(t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case 'A' -> out.append(t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'b' -> out.append(t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case 'B' -> out.append(t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 's' -> out.append(t.toEpochSecond());
      case '%' -> out.append('%');
      default -> throw EvalException.refusal("strftime's %" + c + " is not supported");
    }
  }

  private static void padded(StringBuilder out, int n, int width) {
    String s = Integer.toString(n);
    out.append("0".repeat(Math.max(0, width - s.length()))).append(s);
  }
}
