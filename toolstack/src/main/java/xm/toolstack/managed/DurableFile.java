package xm.toolstack.managed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Small text files that are either there with all their content or not there, also after a kill or
 * a power cut: written beside, synchronised, renamed, directory synchronised.
 */
public final class DurableFile {
  /** What a writer that was killed may leave; such files mean nothing. */
  static final String PART = ".part";

  private DurableFile() {}

  public static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  public static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    Files.deleteIfExists(part);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      // VNC passwords may stand in it
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    rename(part, file);
  }

  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    synchronise(to);
  }

  public static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    synchronise(file);
  }

  private static void synchronise(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }
}
