package xm.cli.command.machine;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.Toolstack;

/** {@code xm qemu-monitor-command}. */
public final class QemuMonitorCommandCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "qemu-monitor-command",
            "<Domain> <Line>",
            "Give a line to the device model of an HVM domain.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    String answer = toolstack.machines().monitorCommand(domid, arguments.operand(1));
    session.out().print(Printable.lines(answer.replace("\r", "")));
    return ExitCodes.OK;
  }
}
