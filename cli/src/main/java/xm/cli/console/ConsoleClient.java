package xm.cli.console;

import java.io.InputStream;
import java.io.OutputStream;
import xm.toolstack.ConsoleEndpoint;

/** Puts the operator's terminal on a domain's console until one side leaves. */
public final class ConsoleClient {
  private final InputStream in;
  private final OutputStream out;

  public ConsoleClient(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Returns when the operator left (Ctrl-]), standard input ended, or the domain is gone.
   *
   * @return 0, or the exit code of the program that served the console
   */
  public int attach(ConsoleEndpoint endpoint) {
    return attach(endpoint, ProgramConsole.NOTHING);
  }

  /**
   * As {@link #attach(ConsoleEndpoint)}.
   *
   * @param attached runs once when the console is listened to, before anything is read from it
   */
  public int attach(ConsoleEndpoint endpoint, Runnable attached) {
    if (endpoint instanceof ConsoleEndpoint.Program program) {
      return new ProgramConsole(program.command()).run(attached);
    }
    ConsoleEndpoint.UnixSocket socket = (ConsoleEndpoint.UnixSocket) endpoint;
    return new SocketConsole(socket.path(), in, out).run(attached);
  }
}
