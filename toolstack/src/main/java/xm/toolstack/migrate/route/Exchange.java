package xm.toolstack.migrate.route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;

/**
 * One question to the other host and its whole answer, through a shell command.
 *
 * @param output what it said
 * @param error the end of what it said on standard error, one line
 * @param exitCode of the command
 */
public record Exchange(String output, String error, int exitCode) {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Nobody has that many domains. */
  private static final int LARGEST = 1 << 22;

  /**
   * Runs a command to its end.
   *
   * @param input written to its standard input
   * @throws IOException when it cannot be started, or answers too much
   */
  public static Exchange run(String command, String input) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", command).start();
    Timer timer = new Timer("exchange", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            end(process);
          }
        },
        LIMIT.toMillis());
    try {
      CompletableFuture<String> error =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      try (OutputStream out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it ended without reading; its answer tells
      }
      String output = text(process.getInputStream());
      return new Exchange(output, lastLine(error.join()), process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      timer.cancel();
      end(process);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static String text(InputStream stream) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try {
      int n;
      while (all.size() < LARGEST && (n = stream.read(part)) > 0) {
        all.write(part, 0, n);
      }
    } catch (IOException e) {
      // the process was ended; what it said before counts
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  static String lastLine(String text) {
    String stripped = text.strip();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }
}
