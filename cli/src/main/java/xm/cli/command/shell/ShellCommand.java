package xm.cli.command.shell;

import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.Subcommands;
import xm.cli.console.ShellLines;
import xm.cli.output.Printable;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;

/** {@code xm shell}: a subcommand on each line, until the input ends. */
public final class ShellCommand implements Command {
  private static final String PROMPT = "xm> ";

  @Override
  public Declaration declaration() {
    return Declaration.of("shell", "", "Run subcommands from an interactive prompt.");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Subcommands subcommands = session.subcommands();
    session.out().println("The Xen Master. Type \"help\" for a list of functions.");
    session.out().flush();
    try (ShellLines lines =
        ShellLines.open(
            session.in(), session.out(), PROMPT, subcommands.names(), () -> domains(session))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line(line, session, subcommands)) {
          break;
        }
      }
    }
    return ExitCodes.OK;
  }

  /** False when the shell is to end. */
  private static boolean line(String line, Session session, Subcommands subcommands) {
    List<String> words = new ArrayList<>(ShellWords.split(line, session.err()));
    if (!words.isEmpty() && words.get(0).equals("xm")) {
      words.remove(0);
    }
    if (words.isEmpty()) {
      return true;
    }
    String name = words.get(0);
    switch (name) {
      case "exit", "quit" -> {
        return false;
      }
      case "help", "?" ->
          session.out().print(subcommands.help(words.size() > 1 ? words.get(1) : ""));
      case "shell" -> session.out().println("*** This is the shell");
      default -> {
        if (subcommands.knows(name)) {
          subcommands.run(words, session);
        } else {
          session.out().println("*** Unknown command: " + Printable.of(name));
        }
      }
    }
    session.out().flush();
    session.err().flush();
    return true;
  }

  /** For completion; without a host there is nothing to offer. */
  private static List<String> domains(Session session) {
    List<String> names = new ArrayList<>();
    try {
      for (DomainSnapshot domain : session.toolstack().sample().domains()) {
        if (DomainNames.valid(domain.name())) {
          names.add(domain.name());
        }
      }
    } catch (RuntimeException e) {
      return List.of();
    }
    return names;
  }
}
