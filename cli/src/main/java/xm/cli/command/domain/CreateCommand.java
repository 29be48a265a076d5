package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.machine.Viewer;
import xm.config.LoadedConfig;

/** {@code xm create}. */
public final class CreateCommand implements Command {
  @Override
  public Declaration declaration() {
    return CreateWords.declare(
            Declaration.of(
                "create",
                "<ConfigFile> [options] [vars]",
                "Create a domain based on <ConfigFile>."))
        .batch(BatchForm.Kind.FILES, "created");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    LoadedConfig loaded = CreateWords.load("create", arguments, session);
    if (loaded == null) {
      return ExitCodes.OK;
    }
    boolean paused = arguments.has("paused");
    CreateRun run = new CreateRun(session, arguments.has("quiet"));
    if (arguments.has("console_autoconnect")) {
      return run.withConsole(loaded.config(), paused);
    }
    int domid = run.create(loaded.config(), paused).domid();
    if (arguments.has("vncviewer") || arguments.has("vncviewer-autopass")) {
      return Viewer.show(session, domid, arguments.has("vncviewer-autopass"));
    }
    return ExitCodes.OK;
  }
}
