package xm.cli.command.host;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.top.Top;
import xm.cli.top.TopOptions;
import xm.cli.top.TopOptions.Format;

/** {@code xm top}. xm ran xentop without any argument; the options are xentop's own. */
public final class TopCommand implements Command {
  private static final String DEFAULT_DELAY = "3";
  private static final int MILLIS = 1000;

  /** A day; nobody waits longer for the next look. */
  private static final double LONGEST_DELAY = 86_400;

  @Override
  public Declaration declaration() {
    return Declaration.of("top", "[options]", "Watch the domains, and act on them.")
        .flag('b', "batch", "Print for a program, in the format of xentop -b")
        .valued('d', "delay", "<seconds>", "Time between two looks (default 3)")
        .valued('i', "iterations", "<number>", "Looks to take before the end")
        .flag('n', "networks", "With the counters of each vif")
        .flag('x', "vbds", "With the counters of each vbd")
        .flag('v', "vcpus", "With each vcpu")
        .flag('r', "repeat-header", "Repeat the header before each domain")
        .flag('f', "full-name", "Do not cut names")
        .flag('z', "dom0-first", "Domain 0 before all others")
        .valued(
            "output",
            "<format>",
            "Print for a program: table (as -b), json (a line for each look)" + " or prometheus");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("'xm top' requires 0 arguments.\n");
    }
    Format format = format(arguments);
    // A file for a collector holds one look.
    String looks = format == Format.PROMETHEUS ? "1" : "0";
    Top.run(
        new TopOptions(
            format,
            delay(arguments.value("delay", DEFAULT_DELAY)),
            iterations(arguments.value("iterations", looks)),
            arguments.has("networks"),
            arguments.has("vbds"),
            arguments.has("vcpus"),
            arguments.has("repeat-header"),
            arguments.has("full-name"),
            arguments.has("dom0-first")),
        session);
    return ExitCodes.OK;
  }

  private static Format format(Arguments arguments) {
    String word = arguments.value("output", arguments.has("batch") ? "table" : "");
    return switch (word) {
      case "" -> null;
      case "table" -> Format.TABLE;
      case "json" -> Format.JSON;
      case "prometheus" -> Format.PROMETHEUS;
      default ->
          throw new UsageException("--output is table, json or prometheus, not '" + word + "'");
    };
  }

  private static long delay(String word) {
    double seconds;
    try {
      seconds = Double.parseDouble(word);
    } catch (NumberFormatException e) {
      seconds = -1;
    }
    if (!(seconds >= 0 && seconds <= LONGEST_DELAY)) {
      throw new UsageException("--delay is a number of seconds, not '" + word + "'");
    }
    return Math.round(seconds * MILLIS);
  }

  private static int iterations(String word) {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // said below
    }
    throw new UsageException("--iterations is a number of looks, not '" + word + "'");
  }
}
