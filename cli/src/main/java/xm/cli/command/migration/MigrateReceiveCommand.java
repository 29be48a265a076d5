package xm.cli.command.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.migrate.MigrationControl;
import xm.toolstack.migrate.listen.ListenAddress;

/** {@code xm migrate-receive}: the other end of a migration, started by the sender. */
public final class MigrateReceiveCommand implements Command {
  private static final String LISTEN = "listen";

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "migrate-receive", "", "Take a domain from another machine; migrate starts it there.")
        .flag('p', "paused", "Leave it paused, as xl's -p")
        .valued("node", "<nodenum>", "NUMA node whose CPUs the domain shall run on")
        .flag(LISTEN, "Take domains of xm migrate --tls at [ADDRESS:]PORT, default 8002")
        .flag("cleartext", "With --listen: without TLS, from everybody that connects")
        .flag("facts", "Answer a question of xm migrate about this host, and end")
        .unmentioned('e', "foreground", "xl's, means nothing here: one monitor watches all")
        .unmentioned('d', "debug", "xl's, means nothing here")
        .words(0, Integer.MAX_VALUE)
        .refusesWithoutUsage();
  }

  @Override
  public int run(Arguments arguments, Session session) {
    MigrationControl migrations = session.toolstack().migrations();
    if (arguments.has("facts")) {
      session.out().println(migrations.answer(question(session)));
      return ExitCodes.OK;
    }
    if (arguments.has(LISTEN)) {
      return listen(migrations, arguments, session);
    }
    // The dialogue has the two descriptors to itself from here on; people are told on stderr.
    boolean taken = migrations.receive(arguments.has("paused"), RouteArguments.node(arguments));
    if (!taken) {
      session.err().println("xm migrate-receive: the sender took its domain back.");
    }
    return ExitCodes.OK;
  }

  private static int listen(MigrationControl migrations, Arguments arguments, Session session) {
    if (arguments.operands().size() > 1) {
      throw new UsageException("Invalid number of arguments");
    }
    String where = arguments.operands().isEmpty() ? "" : arguments.operand(0);
    boolean clear = arguments.has("cleartext");
    if (clear) {
      session
          .err()
          .println(
              "Warning: without TLS everybody who reaches this port can start domains here, and"
                  + " memory comes in clear text.");
    }
    migrations.listen(
        ListenAddress.parse(where),
        !clear,
        line -> {
          session.err().println("xm migrate-receive: " + Printable.of(line));
          session.err().flush();
        });
    return ExitCodes.OK;
  }

  private static String question(Session session) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new CommandFailure("The question cannot be read: " + e.getMessage(), e);
    }
  }
}
