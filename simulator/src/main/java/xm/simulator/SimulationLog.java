package xm.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;

/** Adds lines with their time to a file; opens it for each, since few are written. */
final class SimulationLog implements Consumer<String> {
  private final Path file;

  SimulationLog(Path file) {
    this.file = file;
  }

  @Override
  public synchronized void accept(String sentence) {
    try {
      Files.writeString(
          file,
          Instant.now() + " " + sentence + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException ignored) {
      // The directory was taken away under us; there is nobody left to tell.
    }
  }
}
