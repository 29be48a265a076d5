package xm.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many columns the terminal has; stty(1) knows. */
final class TerminalWidth {
  private static final int USUAL = 80;
  private static final long STTY_SECONDS = 2;

  private TerminalWidth() {}

  /**
   * Of the controlling terminal, 80 when that is unknown. Starts a process: not for every start.
   */
  static int columns() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
      if (process.waitFor(STTY_SECONDS, TimeUnit.SECONDS)) {
        int columns = Integer.parseInt(printed.substring(printed.indexOf(' ') + 1));
        return columns > 0 ? columns : USUAL;
      }
    } catch (IOException | NumberFormatException e) {
      // no terminal, or no stty: as if it had the usual width
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return USUAL;
  }
}
