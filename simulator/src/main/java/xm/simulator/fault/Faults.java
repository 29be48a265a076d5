package xm.simulator.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The faults of one simulated host: files in its {@code fault} directory, named after the place
 * where something is to fail. Lines of a file:
 *
 * <ul>
 *   <li>{@code match=TEXT}: only when the subject (a path, script arguments, a domid) contains it
 *   <li>{@code times=N}: only N times; the file is removed after the last one
 *   <li>{@code errno=NAME}, {@code exit=N}: which error
 *   <li>any other line: the error's text
 * </ul>
 *
 * An empty file makes the place fail with its usual error, always.
 */
public final class Faults {
  private final Path directory;

  public Faults(Path directory) {
    this.directory = directory;
  }

  /** The fault at this place for this subject, counted as used; empty in the usual case. */
  public Optional<Fault> take(String place, String subject) {
    Path file = directory.resolve(place);
    List<String> lines;
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(new Fault("cannot read " + file + ": " + e.getMessage(), "", 1));
    }
    StringBuilder text = new StringBuilder();
    String errno = "";
    int exit = 1;
    int times = 0;
    for (String line : lines) {
      if (line.startsWith("match=")) {
        if (!subject.contains(line.substring(6))) {
          return Optional.empty();
        }
      } else if (line.startsWith("times=")) {
        times = Integer.parseInt(line.substring(6).trim());
      } else if (line.startsWith("errno=")) {
        errno = line.substring(6).trim();
      } else if (line.startsWith("exit=")) {
        exit = Integer.parseInt(line.substring(5).trim());
      } else if (!line.isBlank()) {
        text.append(text.length() == 0 ? "" : "\n").append(line);
      }
    }
    countDown(file, lines, times);
    return Optional.of(new Fault(text.toString(), errno, exit));
  }

  /** Waits where the file of this place says for how long: its text is a number of seconds. */
  public void slow(String place) {
    Optional<Fault> fault = take(place, "");
    try {
      if (fault.isPresent()) {
        TimeUnit.MILLISECONDS.sleep((long) (1000 * Double.parseDouble(fault.get().textOr("1"))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Puts a fault in, as a scenario does from the shell. */
  public void put(String place, String... lines) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(place), List.of(lines));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Takes a fault out again. */
  public void clear(String place) {
    directory.resolve(place).toFile().delete();
  }

  private static void countDown(Path file, List<String> lines, int times) {
    if (times == 0) {
      return;
    }
    try {
      if (times == 1) {
        Files.deleteIfExists(file);
        return;
      }
      Files.write(
          file,
          lines.stream().map(l -> l.startsWith("times=") ? "times=" + (times - 1) : l).toList());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
