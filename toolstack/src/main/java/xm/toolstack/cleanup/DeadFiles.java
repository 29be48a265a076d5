package xm.toolstack.cleanup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import xm.toolstack.ToolstackException;
import xm.toolstack.cleanup.Leftover.Kind;
import xm.toolstack.host.HostPaths;

/** Files in libxl's state directory of domains that do not exist. */
final class DeadFiles {
  private final HostPaths paths;

  DeadFiles(HostPaths paths) {
    this.paths = paths;
  }

  void find(LiveSet live, List<Leftover> found) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(paths.lib())) {
      for (Path file : files) {
        String domid = domidIn(String.valueOf(file.getFileName()));
        if (live.isDead(domid)) {
          found.add(new Leftover(Kind.FILE, Integer.parseInt(domid), file.toString()));
        }
      }
    } catch (NoSuchFileException e) {
      return; // no tool ever kept a file here
    } catch (IOException e) {
      throw new ToolstackException("The directory " + paths.lib() + " cannot be read: " + e, e);
    }
  }

  /** {@code userdata-d.7.UUID.xm}, {@code qemu-save.7}, {@code qemu-resume.7}; else empty. */
  private static String domidIn(String name) {
    String[] parts = name.split("\\.", -1);
    boolean known =
        (name.startsWith("userdata-") && parts.length >= 4)
            || ((name.startsWith("qemu-save.") || name.startsWith("qemu-resume."))
                && parts.length == 2);
    return known ? parts[1] : "";
  }

  static void remove(Leftover leftover) {
    try {
      Files.deleteIfExists(Path.of(leftover.what()));
    } catch (IOException e) {
      throw new ToolstackException(leftover.what() + " cannot be removed: " + e, e);
    }
  }
}
