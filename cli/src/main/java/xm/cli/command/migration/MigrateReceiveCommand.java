package xm.cli.command.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.migrate.MigrationControl;

/** {@code xm migrate-receive}: the other end of a migration, started by the sender. */
public final class MigrateReceiveCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "migrate-receive", "", "Take a domain from another machine; migrate starts it there.")
        .flag('p', "paused", "Leave it paused, as xl's -p")
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
    // The dialogue has the two descriptors to itself from here on; people are told on stderr.
    boolean taken = migrations.receive(arguments.has("paused"));
    if (taken) {
      session.toolstack().managed().noteArrivals();
    } else {
      session.err().println("xm migrate-receive: the sender took its domain back.");
    }
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
