package xm.cli.command.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.config.AutoStart;
import xm.cli.config.LoadConfig;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.cli.output.Settings;
import xm.config.ConfigException;
import xm.toolstack.hostlife.StopKeeper;
import xm.toolstack.hostlife.StopListener;
import xm.toolstack.hostlife.StopOptions;
import xm.toolstack.hostlife.StopReport;
import xm.toolstack.migrate.route.Route;

/** {@code xm stop-all}: ends all guests of this host within one deadline, in reverse order. */
public final class StopAllCommand implements Command {
  private static final String USUAL_SECONDS = "300";

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "stop-all", "[Directory]", "Shut down all domains of this host, in reverse order.")
        .valued("timeout", "SECONDS", "For all together, default " + USUAL_SECONDS)
        .flag("save", "Save the domains; start-all restores them")
        .valued("migrate", "HOST", "Migrate the domains; what cannot go is saved or shut down")
        .flag("live", "Migrate them while they run")
        .valued("ssh", "COMMAND", "How to reach the host, default ssh")
        .valued("receiver", "PROGRAM", "What receives there, default xm; xl works as well")
        .flag("no-destroy", "Leave alone what does not end in time")
        .operands(Declaration.Operands.FILES)
        .mostOperands(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path directory =
        Path.of(arguments.operands().isEmpty() ? Settings.AUTO_PATH : arguments.operand(0));
    StopOptions options =
        new StopOptions(
            Duration.ofSeconds(seconds(arguments.value("timeout", USUAL_SECONDS))),
            !arguments.has("no-destroy"));
    StopReport report;
    Course course = new Course(session);
    try (Waiting waiting = Waiting.on(session, course::interrupted)) {
      waiting.step("Stopping the domains of this host");
      report =
          session
              .toolstack()
              .hostLife()
              .stopAll(
                  groups(directory, session),
                  options,
                  keeper(arguments, session),
                  (name, domid, outcome, reason) ->
                      course.domain(name, domid, outcome, reason, waiting));
    }
    session
        .out()
        .println(
            (report.migrated() == 0 ? "" : report.migrated() + " migrated, ")
                + (report.saved() == 0 ? "" : report.saved() + " saved, ")
                + report.shutDown()
                + " shut down, "
                + report.destroyed()
                + " destroyed, "
                + report.left()
                + " left.");
    return report.left() == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private static StopKeeper keeper(Arguments arguments, Session session) {
    StopKeeper saver = new SaveAtStop(session, arguments.has("save"));
    String host = arguments.value("migrate", "");
    if (host.isEmpty()) {
      return saver;
    }
    Route route =
        new Route(host, arguments.value("ssh", Route.SSH), arguments.value("receiver", Route.XM));
    return new MigrateAtStop(session, route, arguments.has("live"), saver);
  }

  /** Names by priority, those that were started last in front. */
  private static List<List<String>> groups(Path directory, Session session) {
    List<List<String>> groups = new ArrayList<>();
    int priority = Integer.MIN_VALUE;
    for (AutoStart.Entry entry : AutoStart.in(directory)) {
      if (entry.priority() != priority || groups.isEmpty()) {
        groups.add(0, new ArrayList<>());
        priority = entry.priority();
      }
      try {
        groups
            .get(0)
            .add(
                LoadConfig.file(entry.file().toString(), List.of(), session.facts())
                    .config()
                    .name());
      } catch (ConfigException | CommandFailure e) {
        // a file that cannot be read names no domain; whatever runs is stopped all the same
        session.err().println("Warning: " + entry.file() + " cannot be read; its place is lost.");
      }
    }
    return groups;
  }

  private static int seconds(String word) {
    try {
      return Math.max(0, Integer.parseInt(word));
    } catch (NumberFormatException e) {
      throw new CommandFailure("--timeout needs a number of seconds, not '" + word + "'.", e);
    }
  }

  /** Says how each domain ended, at once, and for which ones it waits. */
  private static final class Course {
    private final Session session;
    private final Set<String> asked = new LinkedHashSet<>();
    private int through;

    Course(Session session) {
      this.session = session;
    }

    synchronized void domain(
        String name, int domid, StopListener.Outcome outcome, String reason, Waiting waiting) {
      String text =
          switch (outcome) {
            case MIGRATED -> " was migrated";
            case SAVED -> " was saved";
            case ASKED -> " was asked to shut down";
            case ENDED -> " has ended";
            case DESTROYED -> " did not end in time and was destroyed";
            case LEFT -> " is still there: " + Printable.of(reason);
          };
      String shown = Printable.of(name);
      if (outcome == StopListener.Outcome.ASKED) {
        asked.add(shown);
      } else {
        asked.remove(shown);
        through++;
      }
      waiting.above(() -> print("Domain " + shown + " (id=" + domid + ")", text, outcome, reason));
      if (!asked.isEmpty()) {
        waiting.step("Waiting for " + String.join(", ", asked) + " to shut down");
      }
    }

    private void print(String label, String text, StopListener.Outcome outcome, String reason) {
      if (outcome == StopListener.Outcome.ASKED && !reason.isEmpty()) {
        session.err().println("Warning: " + label + ": " + Printable.of(reason));
        session.err().flush();
      }
      session.out().println(label + text);
      session.out().flush();
    }

    synchronized String interrupted() {
      String left =
          asked.isEmpty()
              ? "No other domain was asked to end."
              : String.join(", ", asked) + " asked to shut down and free to do so later.";
      return "Interrupted. " + through + " domains through. " + left;
    }
  }
}
