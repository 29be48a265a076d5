package xm.cli.command.machine;

import java.nio.file.Path;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm screenshot}. */
public final class ScreenshotCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "screenshot", "<Domain> <File.png>", "Write what an HVM domain shows as a PNG file.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    toolstack.machines().screenshot(domid, Path.of(arguments.operand(1)).toAbsolutePath());
    return ExitCodes.OK;
  }
}
