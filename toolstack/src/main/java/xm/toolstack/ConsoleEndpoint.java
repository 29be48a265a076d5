package xm.toolstack;

/** Where a console can be reached. */
public sealed interface ConsoleEndpoint {

  /**
   * Run this program with the terminal's own streams; it handles raw mode and the escape key.
   *
   * @param command program and arguments, e.g. xenconsole with domid and number
   */
  record Program(java.util.List<String> command) implements ConsoleEndpoint {
    public Program {
      command = java.util.List.copyOf(command);
    }
  }

  /**
   * Connect to this Unix socket and pass bytes both ways (the simulated host).
   *
   * @param path of the socket
   */
  record UnixSocket(java.nio.file.Path path) implements ConsoleEndpoint {}
}
