package xm.cli;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.ArgumentParser;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.args.UsageText;
import xm.cli.batch.BatchRun;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.Streams;
import xm.cli.command.Subcommands;

/** Finds the subcommand and runs it (xm-commands §1.1). */
final class Program implements Subcommands {
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
    session.subcommands(this);
    List<String> rest = words.rest();
    if (words.version()) {
      streams.out().print(Version.text(words.simulated(), Version.HYPERVISOR));
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
    return run(rest, session);
  }

  @Override
  public int run(List<String> rest, Session session) {
    String name = rest.get(0);
    boolean help = rest.contains("--help") || rest.contains("-h");
    String full = resolve(name, !help);
    if (help) {
      // Exit 1 as in xm: whoever asks a command for help has not run it.
      streams.out().print(usage(full));
      return ExitCodes.FAILURE;
    }
    if (full == null) {
      errors.print(new CommandFailure("Subcommand " + name + " not found!"), NO_COMMAND);
      streams.out().print(HelpText.brief());
      return ExitCodes.FAILURE;
    }
    Command command = CommandTable.make(full);
    if (command == null) {
      return errors.print(new CommandFailure(whyNot(full)), NO_COMMAND);
    }
    return run(command, rest.subList(1, rest.size()), session);
  }

  private static String whyNot(String name) {
    RetiredCommands.Retired retired = RetiredCommands.find(name);
    return retired == null
        ? "'xm " + name + "' is not available in this version of xm yet."
        : retired.answer();
  }

  /** Usage of a subcommand, the short help for null and for what has none. */
  private static String usage(String name) {
    Command command = name == null ? null : CommandTable.make(name);
    if (command != null) {
      return UsageText.of(command.declaration());
    }
    RetiredCommands.Retired retired = name == null ? null : RetiredCommands.find(name);
    return retired == null ? HelpText.brief() : UsageText.of(retired.declaration());
  }

  @Override
  public boolean knows(String name) {
    return resolve(name, false) != null;
  }

  @Override
  public String help(String name) {
    return usage(name.isEmpty() ? null : resolve(name, false));
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String name : HistoricNames.last()) {
      if (CommandTable.make(name) != null) {
        names.add(name);
      }
    }
    names.addAll(List.of(CommandTable.additions()));
    return names;
  }

  private int run(Command command, List<String> arguments, Session session) {
    Declaration declaration = command.declaration();
    try {
      Arguments words = ArgumentParser.parse(declaration, arguments);
      if (declaration.batch() == null) {
        return command.run(words, session);
      }
      if (words.batch()) {
        return new BatchRun(command, session, errors::sentences).run(words);
      }
      if (words.has("output")) {
        throw new UsageException("--output goes with --many, --parallel or --dry-run");
      }
      return command.run(words, session);
    } catch (RuntimeException | Error failure) {
      return errors.print(failure, declaration);
    }
  }

  /** Exact name, deprecated name, unique abbreviation; null for none of them. */
  private String resolve(String name, boolean warn) {
    if (HistoricNames.contains(name)
        || CommandTable.make(name) != null
        || RetiredCommands.find(name) != null) {
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
