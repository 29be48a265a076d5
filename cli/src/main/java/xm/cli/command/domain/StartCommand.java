package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.machine.Viewer;

/** {@code xm start}. */
public final class StartCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("start", "<DomainName>", "Start a managed domain.")
        .flag('p', "paused", "Leave the domain paused")
        .flag('c', "console_autoconnect", "Attach the console before the domain runs")
        .flag("vncviewer", "Show the display of the domain")
        .flag("vncviewer-autopass", "Give the viewer its password")
        .extension("force", "Also one that was migrated away: it must not run there")
        .batch(BatchForm.Kind.INACTIVE, "started")
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() != 1) {
      throw new UsageException("Expects 1 argument");
    }
    String word = arguments.operand(0);
    if (arguments.has("force")) {
      session.toolstack().managed().forgetDeparture(word);
    }
    CreateRun run = new CreateRun(session, true);
    CreateRun.Creation start =
        (options, progress) -> session.toolstack().managed().start(word, options, progress);
    boolean paused = arguments.has("paused");
    if (arguments.has("console_autoconnect")) {
      return run.withConsole(start, paused);
    }
    int domid = run.create(start, paused).domid();
    boolean autopass = arguments.has("vncviewer-autopass");
    return arguments.has("vncviewer") || autopass
        ? Viewer.show(session, domid, autopass)
        : ExitCodes.OK;
  }
}
