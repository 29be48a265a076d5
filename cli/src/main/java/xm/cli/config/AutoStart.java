package xm.cli.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import xm.cli.command.CommandFailure;

/**
 * The domU files that are started with the host: all in a directory, symbolic links mostly. Their
 * order is that of the numbers at the start of their names ({@code 10-web}), 50 without one, then
 * that of their names. A file beside the directory, with {@code .order} added to its name, may say
 * otherwise: lines {@code NAME [priority=N] [delay=SECONDS]}.
 */
public final class AutoStart {
  private static final int USUAL_PRIORITY = 50;
  private static final int DIGITS = 6;

  private AutoStart() {}

  /**
   * One file.
   *
   * @param priority lower ones start first and stop last
   * @param delaySeconds how long to wait after its start before the next one
   */
  public record Entry(Path file, int priority, int delaySeconds) {}

  /**
   * What is to be started, in order; empty when there is no such directory.
   *
   * @throws CommandFailure naming a line of the order file that cannot be understood
   */
  public static List<Entry> in(Path directory) {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && !name.endsWith("~") && !Files.isDirectory(file)) {
          entries.add(new Entry(file, numberOf(name), 0));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return entries;
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + directory + ": " + e);
    }
    Path order = Path.of(directory + ".order");
    if (Files.exists(order)) {
      apply(order, entries);
    }
    entries.sort(
        Comparator.comparingInt(Entry::priority)
            .thenComparing(entry -> entry.file().getFileName().toString()));
    return entries;
  }

  private static int numberOf(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
      end++;
    }
    return end == 0 || end > DIGITS ? USUAL_PRIORITY : Integer.parseInt(name.substring(0, end));
  }

  private static void apply(Path order, List<Entry> entries) {
    int number = 0;
    for (String line : ConfigFiles.read(order.toString()).split("\n", -1)) {
      number++;
      int comment = line.indexOf('#');
      String text = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!text.isEmpty()) {
        apply(text.split("\\s+", -1), order + ":" + number, entries);
      }
    }
  }

  private static void apply(String[] words, String place, List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.file().getFileName().toString().equals(words[0])) {
        continue;
      }
      for (int w = 1; w < words.length; w++) {
        if (words[w].startsWith("priority=")) {
          entry = new Entry(entry.file(), value(words[w], place), entry.delaySeconds());
        } else if (words[w].startsWith("delay=")) {
          entry = new Entry(entry.file(), entry.priority(), value(words[w], place));
        } else {
          throw new CommandFailure(
              place + ": '" + words[w] + "' is neither priority=N nor delay=SECONDS.");
        }
      }
      entries.set(i, entry);
      return;
    }
    throw new CommandFailure(place + ": there is no file '" + words[0] + "' in the directory.");
  }

  private static int value(String word, String place) {
    try {
      int number = Integer.parseInt(word.substring(word.indexOf('=') + 1));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new CommandFailure(place + ": '" + word + "' needs a number.", e);
    }
    throw new CommandFailure(place + ": '" + word + "' needs a number from 0.");
  }
}
