package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.config.LoadedConfig;

/** {@code xm new}: create without a start. */
public final class NewCommand implements Command {

  @Override
  public Declaration declaration() {
    return CreateWords.declare(
            Declaration.of(
                "new",
                "<ConfigFile> [options] [vars]",
                "Keep a domain as managed, without a start."))
        .batch(BatchForm.Kind.FILES, "kept as managed");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    LoadedConfig loaded = CreateWords.load("new", arguments, session);
    if (loaded != null) {
      session.toolstack().managed().define(loaded.config());
    }
    return ExitCodes.OK;
  }
}
