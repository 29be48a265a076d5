package xm.cli.command.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.config.AutoStart;
import xm.cli.config.LoadConfig;
import xm.cli.output.Printable;
import xm.cli.output.Settings;
import xm.config.ConfigException;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.managed.ManagedDomain;

/** {@code xm start-all}: creates what is to run on this host, in order. */
public final class StartAllCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "start-all", "[Directory]", "Create the domains that start with this host, in order.")
        .valued("delay", "SECONDS", "Wait so long after each, default 0")
        .operands(Declaration.Operands.FILES)
        .words(0, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path directory =
        Path.of(arguments.operands().isEmpty() ? Settings.AUTO_PATH : arguments.operand(0));
    int delay = seconds(arguments.value("delay", "0"));
    List<AutoStart.Entry> entries = AutoStart.in(directory);
    Counts counts = new Counts();
    int pause = 0;
    for (AutoStart.Entry entry : entries) {
      pause(pause);
      pause = start(entry, session, counts) ? Math.max(delay, entry.delaySeconds()) : 0;
    }
    for (ManagedDomain domain : session.toolstack().managed().all()) {
      if (domain.config().lifecycle().onXendStart().equals("start")) {
        pause(pause);
        pause = start(domain, session, counts) ? delay : 0;
      }
    }
    session.out().println(counts.text(directory));
    return counts.failed == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private static boolean start(AutoStart.Entry entry, Session session, Counts counts) {
    return guarded(
        entry.file().toString(),
        session,
        counts,
        () -> {
          DomainConfig config =
              LoadConfig.file(entry.file().toString(), List.of(), session.facts()).config();
          return runs(config.name(), session)
              ? config.name()
              : told(
                  session,
                  session.toolstack().create(config, new CreateOptions(false), Progress.NONE));
        });
  }

  private static boolean start(ManagedDomain domain, Session session, Counts counts) {
    return guarded(
        "managed domain " + domain.name(),
        session,
        counts,
        () ->
            runs(domain.name(), session)
                ? domain.name()
                : told(
                    session,
                    session
                        .toolstack()
                        .managed()
                        .start(domain.name(), new CreateOptions(false), Progress.NONE)));
  }

  /** Starts something, or gives the name of what runs already; null when it was started. */
  private interface Start {
    String run();
  }

  /** One that fails does not keep the others from starting. */
  private static boolean guarded(String what, Session session, Counts counts, Start start) {
    try {
      String runs = start.run();
      if (runs == null) {
        counts.started++;
        return true;
      }
      counts.up++;
      session.out().println("Domain " + Printable.of(runs) + " runs already");
    } catch (ConfigException | ToolstackException | CommandFailure e) {
      counts.failed++;
      session.out().flush();
      session.err().println("Error: " + what + ": " + Printable.lines(e.getMessage()));
      session.err().flush();
    }
    return false;
  }

  private static String told(Session session, StartedDomain domain) {
    String name = Printable.of(domain.name());
    session.out().println("Started domain " + name + " (id=" + domain.domid() + ")");
    session.out().flush();
    return null;
  }

  private static void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted: the remaining domains were not started.", e);
    }
  }

  private static boolean runs(String name, Session session) {
    for (DomainSnapshot domain : session.toolstack().sample().domains()) {
      if (domain.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static final class Counts {
    int started;
    int up;
    int failed;

    String text(Path directory) {
      int all = started + up + failed;
      if (all == 0) {
        return "There is nothing to start: no file in "
            + directory
            + " and no managed domain with on_xend_start=start.";
      }
      return all
          + " domains: "
          + started
          + " started, "
          + up
          + " ran already, "
          + failed
          + " failed.";
    }
  }

  private static int seconds(String word) {
    try {
      return Math.max(0, Integer.parseInt(word));
    } catch (NumberFormatException e) {
      throw new CommandFailure("--delay needs a number of seconds, not '" + word + "'.", e);
    }
  }
}
