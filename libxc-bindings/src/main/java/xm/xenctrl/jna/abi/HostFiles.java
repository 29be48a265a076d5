package xm.xenctrl.jna.abi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files below /sys, /proc and /dev from which the host is recognised; tests give a root. */
public class HostFiles {
  private final Path root;

  public HostFiles(Path root) {
    this.root = root;
  }

  /** The text of a small file without surrounding white space, null when it cannot be read. */
  String text(String path) {
    try {
      return new String(Files.readAllBytes(root.resolve(path)), StandardCharsets.ISO_8859_1)
          .strip();
    } catch (IOException absent) {
      return null;
    }
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  /** True when this process may open the file for reading and writing. */
  protected boolean mayUse(String path) {
    Path file = root.resolve(path);
    return Files.isReadable(file) && Files.isWritable(file);
  }
}
