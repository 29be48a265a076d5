package xm.toolstack.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Gives the kernel what a file of sysfs takes; a made-up host does itself what the kernel would.
 */
public interface SysfsWriter {

  /** Straight into the file. */
  SysfsWriter PLAIN = new Plain();

  /**
   * Writes to a file that is there.
   *
   * @throws IOException with the kernel's reason when it refuses
   */
  void write(Path file, String text) throws IOException;

  /** The kernel's own files. */
  final class Plain implements SysfsWriter {
    private Plain() {}

    @Override
    public void write(Path file, String text) throws IOException {
      Files.write(
          file,
          text.getBytes(StandardCharsets.US_ASCII),
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    }
  }
}
