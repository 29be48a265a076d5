package xm.cli.command.domain;

import java.nio.file.Files;
import java.nio.file.Path;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.TransferLine;

/** {@code xm restore}. */
public final class RestoreCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "restore", "<CheckpointFile> [-p]", "Go on with a domain from a file of save.")
        .flag('p', "paused", "Leave the domain paused")
        .extension('c', "console_autoconnect", "", "Attach the console before the domain runs")
        .operands(Declaration.Operands.FILES)
        .words(1, 2)
        .refusesWithoutUsage();
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() != 1) {
      throw new UsageException("Wrong number of parameters");
    }
    Path file = Path.of(arguments.operand(0)).toAbsolutePath();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CommandFailure("xm restore: Unable to read file " + file);
    }
    CreateRun run = new CreateRun(session, true);
    CreateRun.Creation restore =
        (options, progress) -> {
          try (TransferLine line =
              TransferLine.on(session, "restore " + file.getFileName(), size(file))) {
            return session.toolstack().images().restore(file, options, line, line);
          }
        };
    boolean paused = arguments.has("paused");
    if (arguments.has("console_autoconnect")) {
      return run.withConsole(restore, paused);
    }
    run.create(restore, paused);
    return ExitCodes.OK;
  }

  /** 0 for what has no size, such as a pipe. */
  private static long size(Path file) {
    return file.toFile().length();
  }
}
