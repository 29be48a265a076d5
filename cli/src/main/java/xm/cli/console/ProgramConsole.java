package xm.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xm.cli.command.CommandFailure;

/**
 * A console that another program (xenconsole) serves on our terminal.
 *
 * <p>xenconsole tells through {@code --start-notify-fd} that it listens (Xen 4.9 and later). Java
 * cannot hand down a descriptor, so a shell opens a FIFO as number 3 and becomes the program.
 */
final class ProgramConsole {
  private static final long MKFIFO_SECONDS = 5;
  private static final String SHELL = "/bin/sh";
  private static final String SCRIPT =
      "fifo=$1; shift; exec \"$@\" --start-notify-fd 3 3> \"$fifo\"";

  private final List<String> command;

  ProgramConsole(List<String> command) {
    this.command = command;
  }

  int run(Runnable attached) {
    SavedTerminal saved = SavedTerminal.save();
    try {
      Process process = attached == NOTHING ? start(command) : startNotified(attached);
      return process.waitFor();
    } catch (IOException e) {
      throw new CommandFailure(
          "Could not start console: " + command.get(0) + ": " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("The console was interrupted.");
    } finally {
      saved.close();
    }
  }

  /** For a console that nobody waits for. */
  static final Runnable NOTHING = new Nothing();

  private record Nothing() implements Runnable {
    @Override
    public void run() {}
  }

  private static Process start(List<String> words) throws IOException {
    return new ProcessBuilder(words).inheritIO().start();
  }

  private Process startNotified(Runnable attached) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("xm-console");
    Path fifo = directory.resolve("attached");
    try {
      Process mkfifo = start(List.of("mkfifo", "-m", "600", fifo.toString()));
      if (!mkfifo.waitFor(MKFIFO_SECONDS, TimeUnit.SECONDS) || mkfifo.exitValue() != 0) {
        throw new IOException("mkfifo failed");
      }
      List<String> words = new ArrayList<>(List.of(SHELL, "-c", SCRIPT, SHELL, fifo.toString()));
      words.addAll(command);
      Process process = start(words);
      // Ends with the program's byte, or when the program ends without having attached: the domain
      // is let go in both cases, as xm did.
      try (InputStream notification = Files.newInputStream(fifo)) {
        notification.read();
      }
      attached.run();
      return process;
    } finally {
      Files.deleteIfExists(fifo);
      Files.deleteIfExists(directory);
    }
  }
}
