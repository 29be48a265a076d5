package xm.cli.command.diagnose;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.Toolstack;

/** {@code xm button-press}. */
public final class ButtonPressCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "button-press", "<Domain> <power|sleep>", "Press a button of a domain's ACPI.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    String button = arguments.operand(1);
    if (!button.equals("power") && !button.equals("sleep")) {
      throw new UsageException(button + " is an invalid button identifier");
    }
    toolstack
        .diagnostics()
        .poker()
        .trigger(toolstack.find(arguments.operand(0)).domid(), button, 0);
    return ExitCodes.OK;
  }
}
