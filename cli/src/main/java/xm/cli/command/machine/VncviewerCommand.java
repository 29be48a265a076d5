package xm.cli.command.machine;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;

/** {@code xm vncviewer}. */
public final class VncviewerCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "vncviewer",
            "[--[vncviewer-]autopass] <Domain>",
            "Start a VNC viewer on the screen of a domain.")
        .flag("autopass", "Give the viewer the password that the configuration has")
        .flag("vncviewer-autopass", "The same")
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    int domid = session.toolstack().find(arguments.operand(0)).domid();
    return Viewer.show(
        session, domid, arguments.has("autopass") || arguments.has("vncviewer-autopass"));
  }
}
