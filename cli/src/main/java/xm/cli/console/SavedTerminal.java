package xm.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The settings of the terminal before another program changes them. That program restores them
 * itself unless it is killed; closing this does it then.
 */
public final class SavedTerminal {
  private static final long STTY_SECONDS = 5;

  private final String settings;
  private final Thread atExit = new Thread(this::restore, "restore-terminal");

  private SavedTerminal(String settings) {
    this.settings = settings;
    if (!settings.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(atExit);
    }
  }

  /** Does nothing when standard input is no terminal. */
  public static SavedTerminal save() {
    return new SavedTerminal(TerminalCheck.isTerminal(0) ? stty(List.of("stty", "-g")) : "");
  }

  private void restore() {
    if (!settings.isEmpty()) {
      stty(List.of("stty", settings));
    }
  }

  /** Puts the settings back. */
  public void close() {
    restore();
    if (!settings.isEmpty()) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException ignored) {
        // The JVM ends already; restoring twice does no harm.
      }
    }
  }

  private static String stty(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] printed = process.getInputStream().readAllBytes();
      boolean done = process.waitFor(STTY_SECONDS, TimeUnit.SECONDS);
      return done && process.exitValue() == 0
          ? new String(printed, StandardCharsets.US_ASCII).trim()
          : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
