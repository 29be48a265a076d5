package xm.cli.command.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
   * Runs it to its end on the domain's screen.
   *
   * @param autopass gives it the password on its standard input, as xm did; else it asks
   * @return its exit status
   */
  public static int show(Session session, int domid, boolean autopass) {
    MachineControl.Screen screen = session.toolstack().machines().screen(domid);
    String everywhere = screen.host();
    boolean local =
        everywhere.isEmpty() || everywhere.equals("0.0.0.0") || everywhere.equals("127.0.0.1");
    String place = (local ? "localhost" : everywhere) + ':' + (screen.port() - FIRST_PORT);
    String password = autopass ? session.toolstack().machines().screenPassword(domid) : "";
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    if (!password.isEmpty()) {
      command.add("-autopass");
    }
    command.add(place);
    session.out().println("invoking  " + String.join(" ", command));
    session.out().flush();
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      if (!password.isEmpty()) {
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
      }
      Process viewer = builder.start();
      if (!password.isEmpty()) {
        try (OutputStream input = viewer.getOutputStream()) {
          input.write((password + '\n').getBytes(StandardCharsets.UTF_8));
        }
      }
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
