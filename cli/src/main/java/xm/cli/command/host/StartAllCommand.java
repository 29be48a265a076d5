package xm.cli.command.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.config.AutoStart;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.cli.output.Settings;
import xm.toolstack.managed.ManagedDomain;

/** {@code xm start-all}: creates what is to run on this host, in order. */
public final class StartAllCommand implements Command {
  private static final int MOST_PARALLEL = 64;

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "start-all", "[Directory]", "Create the domains that start with this host, in order.")
        .valued("delay", "SECONDS", "Wait so long after each, default 0")
        .valued("parallel", "N", "Create N of the same priority at a time, default 1")
        .operands(Declaration.Operands.FILES)
        .mostOperands(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path directory =
        Path.of(arguments.operands().isEmpty() ? Settings.AUTO_PATH : arguments.operand(0));
    int delay = number(arguments, "delay", 0, Integer.MAX_VALUE);
    int workers = number(arguments, "parallel", 1, MOST_PARALLEL);
    StartRun run = new StartRun(session, workers);
    int pause = 0;
    try (Waiting waiting = Waiting.held(session, run::interrupt)) {
      run.showOn(waiting);
      for (List<StartRun.Item> wave : waves(directory, delay, workers, session)) {
        waiting.step("Waiting " + pause + " s before the next domain");
        pause(pause);
        pause = run.start(wave);
      }
    }
    session.out().println(run.summary(directory));
    return run.failed() == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  /** What may be started at the same time, in order: saved ones, files, managed ones. */
  private static List<List<StartRun.Item>> waves(
      Path directory, int delay, int workers, Session session) {
    List<List<StartRun.Item>> waves = new ArrayList<>();
    List<StartRun.Item> saved =
        StartRun.saved(session.toolstack().hostLife().saveDirectory(), session, delay);
    if (workers == 1) {
      saved.forEach(item -> waves.add(List.of(item)));
    } else if (!saved.isEmpty()) {
      waves.add(saved);
    }
    boolean firstFile = true;
    int priority = 0;
    for (AutoStart.Entry entry : AutoStart.in(directory)) {
      if (firstFile || workers == 1 || entry.priority() != priority) {
        waves.add(new ArrayList<>());
        firstFile = false;
        priority = entry.priority();
      }
      waves.get(waves.size() - 1).add(StartRun.file(entry, delay));
    }
    boolean first = true;
    for (ManagedDomain domain : session.toolstack().managed().all()) {
      if (StartRun.wanted(domain)
          && !session.toolstack().managed().suspended(domain)
          && !away(domain, session)) {
        if (first || workers == 1) {
          waves.add(new ArrayList<>());
          first = false;
        }
        waves.get(waves.size() - 1).add(StartRun.managed(domain, delay));
      }
    }
    return waves;
  }

  /** One that was migrated away is said to be so, and is no failure. */
  private static boolean away(ManagedDomain domain, Session session) {
    Optional<String> host = session.toolstack().managed().departedTo(domain);
    if (host.isPresent()) {
      session
          .out()
          .println(
              "Domain "
                  + Printable.of(domain.name())
                  + " was migrated to "
                  + Printable.of(host.get())
                  + " and is not started here");
    }
    return host.isPresent();
  }

  private static void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted: the remaining domains were not started.", e);
    }
  }

  private static int number(Arguments arguments, String option, int least, int most) {
    String word = arguments.value(option, Integer.toString(least));
    try {
      int number = Integer.parseInt(word);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new CommandFailure("--" + option + " needs a number, not '" + word + "'.", e);
    }
    String bounds = most == Integer.MAX_VALUE ? "" : " to " + most;
    throw new CommandFailure(
        "--" + option + " needs a number from " + least + bounds + ", not '" + word + "'.");
  }
}
