package xm.cli.command.machine;

import java.io.IOException;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.qemu.MachineControl;

/** The VNC viewer of the operator's desktop, which is another program. */
public final class Viewer {
  private static final String PROGRAM = "vncviewer";
  private static final int FIRST_PORT = 5900;

  private Viewer() {}

  /**
   * Runs it to its end on the domain's screen; it asks for a password itself.
   *
   * @return its exit status
   */
  public static int show(Session session, int domid) {
    MachineControl.Screen screen = session.toolstack().machines().screen(domid);
    String everywhere = screen.host();
    boolean local =
        everywhere.isEmpty() || everywhere.equals("0.0.0.0") || everywhere.equals("127.0.0.1");
    String place = (local ? "localhost" : everywhere) + ':' + (screen.port() - FIRST_PORT);
    session.out().println("invoking  " + PROGRAM + ' ' + place);
    session.out().flush();
    try {
      Process viewer = new ProcessBuilder(PROGRAM, place).inheritIO().start();
      return viewer.waitFor() == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
    } catch (IOException e) {
      throw new CommandFailure(
          "The program vncviewer cannot be started; install a VNC viewer, or point one at "
              + place
              + '.',
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.FAILURE;
    }
  }
}
