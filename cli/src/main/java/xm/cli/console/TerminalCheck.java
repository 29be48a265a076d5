package xm.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a terminal from a pipe or file, without native code and without a child process. */
public final class TerminalCheck {

  private TerminalCheck() {}

  /** Whether standard input (0), output (1) or error (2) is a terminal. */
  public static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.startsWith("/dev/hvc")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
