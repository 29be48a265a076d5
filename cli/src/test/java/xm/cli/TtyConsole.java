package xm.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import xm.cli.console.ConsoleClient;
import xm.toolstack.ConsoleEndpoint;

/** The console client alone, for {@link TerminalTest} to run on a terminal. */
final class TtyConsole {

  private TtyConsole() {}

  /** One argument: the socket. */
  public static void main(String[] args) {
    ConsoleClient client =
        new ConsoleClient(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    client.attach(new ConsoleEndpoint.UnixSocket(Path.of(args[0])));
  }
}
