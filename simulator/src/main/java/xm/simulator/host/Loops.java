package xm.simulator.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The loop devices in use: a file {@code loopN} for each, which holds the image's path. */
record Loops(Path directory) {
  private static final String DEVICE = "/dev/loop";

  /** Takes the first free loop device for an image and returns its path. */
  String attach(String image) throws IOException {
    for (int number = 0; ; number++) {
      try {
        Files.writeString(
            directory.resolve("loop" + number), image + "\n", StandardOpenOption.CREATE_NEW);
        return DEVICE + number;
      } catch (FileAlreadyExistsException ignored) {
        // In use: the next one may be free.
      }
    }
  }

  /** Gives a loop device back; true when it was in use. */
  boolean detach(String device) {
    Optional<Path> file = file(device);
    return file.isPresent() && file.get().toFile().delete();
  }

  /** The file of a loop device in use; empty for anything else. */
  Optional<Path> file(String device) {
    if (!device.startsWith(DEVICE)) {
      return Optional.empty();
    }
    String digits = device.substring(DEVICE.length());
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    Path file = directory.resolve("loop" + digits);
    return !digits.isEmpty() && Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  static int number(Path file) {
    return Integer.parseInt(String.valueOf(file.getFileName()).substring("loop".length()));
  }
}
