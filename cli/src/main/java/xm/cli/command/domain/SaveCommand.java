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
import xm.cli.console.Waiting;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.image.SaveOptions;

/** {@code xm save}. */
public final class SaveCommand implements Command {
  private static final String INTERRUPTED =
      "Interrupted. The guest is made to go on first, and the file is taken away.";

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "save", "[-c] <Domain> <CheckpointFile>", "Save a domain to a file, and end it.")
        .flag('c', "checkpoint", "Leave the domain running after it was saved")
        .extension('p', "paused", "", "Leave the domain paused after it was saved")
        .operands(Declaration.Operands.DOMAINS)
        .words(2, 3)
        .refusesWithoutUsage();
  }

  @Override
  @SuppressWarnings("try") // held, not used
  public int run(Arguments arguments, Session session) {
    if (arguments.operands().size() != 2) {
      throw new UsageException("Wrong number of parameters");
    }
    Path file = Path.of(arguments.operand(1)).toAbsolutePath();
    Path parent = file.getParent();
    if (parent == null || !Files.isWritable(parent) || Files.isDirectory(file)) {
      throw new CommandFailure("xm save: Unable to create file " + file);
    }
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    boolean paused = arguments.has("paused");
    try (Waiting held = Waiting.held(session, () -> INTERRUPTED);
        TransferLine line =
            TransferLine.on(session, "save " + domain.name(), domain.info().totalPages() * 4096)) {
      session
          .toolstack()
          .images()
          .save(
              domain.domid(),
              file,
              new SaveOptions(paused || arguments.has("checkpoint"), paused),
              line);
    }
    return ExitCodes.OK;
  }
}
