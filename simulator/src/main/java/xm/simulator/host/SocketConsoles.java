package xm.simulator.host;

import java.nio.file.Path;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.host.ConsoleLocator;

/** Each console is a Unix socket; only console 0 is ever served. */
public record SocketConsoles(Path directory) implements ConsoleLocator {

  @Override
  public ConsoleEndpoint locate(int domid, int number) {
    String name = number == 0 ? domid + ".sock" : domid + "-" + number + ".sock";
    return new ConsoleEndpoint.UnixSocket(directory.resolve(name));
  }
}
