package xm.cli;

import java.util.List;
import xm.cli.args.ArgumentParser;
import xm.cli.args.Declaration;
import xm.cli.args.UsageText;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.Streams;

/** Finds the subcommand and runs it (xm-commands §1.1). */
final class Program {
  private static final Declaration NO_COMMAND = Declaration.of("", "", "");

  private final GlobalWords words;
  private final Streams streams;
  private final ErrorPrinter errors;

  Program(GlobalWords words, Streams streams) {
    this.words = words;
    this.streams = streams;
    errors = new ErrorPrinter(streams, words.simulated());
  }

  /**
   * Runs what the words ask for.
   *
   * @return the exit code
   */
  int run(Session session) {
    List<String> rest = words.rest();
    if (words.version()) {
      streams.out().println("xm " + Version.text());
      return ExitCodes.OK;
    }
    if (rest.isEmpty()) {
      streams.out().print(HelpText.brief());
      return ExitCodes.FAILURE;
    }
    String name = rest.get(0);
    if (name.equals("--help") || name.equals("-h") || name.equals("help")) {
      streams.out().print(HelpText.complete());
      return ExitCodes.OK;
    }
    boolean help = rest.contains("--help") || rest.contains("-h");
    String full = resolve(name, !help);
    Command command = full == null ? null : CommandTable.make(full);
    if (help) {
      // Exit 1 as in xm: whoever asks a command for help has not run it.
      streams.out().print(command == null ? HelpText.brief() : UsageText.of(command.declaration()));
      return ExitCodes.FAILURE;
    }
    if (full == null) {
      errors.print(new CommandFailure("Subcommand " + name + " not found!"), NO_COMMAND);
      streams.out().print(HelpText.brief());
      return ExitCodes.FAILURE;
    }
    if (command == null) {
      String text = "'xm " + full + "' is not available in this version of xm yet.";
      return errors.print(new CommandFailure(text), NO_COMMAND);
    }
    return run(command, rest.subList(1, rest.size()), session);
  }

  private int run(Command command, List<String> arguments, Session session) {
    Declaration declaration = command.declaration();
    try {
      return command.run(ArgumentParser.parse(declaration, arguments), session);
    } catch (RuntimeException | Error failure) {
      return errors.print(failure, declaration);
    }
  }

  /** Exact name, deprecated name, unique abbreviation; null for none of them. */
  private String resolve(String name, boolean warn) {
    if (HistoricNames.contains(name) || CommandTable.make(name) != null) {
      return name;
    }
    String replacement = HistoricNames.replacement(name);
    if (replacement != null) {
      if (warn) {
        streams
            .err()
            .println(
                "Command " + name + " is deprecated.  Please use xm " + replacement + " instead.");
      }
      return replacement;
    }
    return HistoricNames.completed(name);
  }
}
