package xm.cli.command.diagnose;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm debug-keys}. */
public final class DebugKeysCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "debug-keys",
            "<Keys>",
            "Press keys on the hypervisor's console; see dmesg for the answer.")
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    toolstack.diagnostics().debugKeys(arguments.operand(0));
    return ExitCodes.OK;
  }
}
