package xm.toolstack.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostPaths;

/**
 * The diary of xm on a host, {@code xm/xm.log} below /var/log/xen: one line for each thing that was
 * done without anybody watching. The file is opened anew for each line, so that it may be taken
 * away at any time; it is put aside by itself when it has grown.
 */
public final class HostLog {
  /** Size at which the file is put aside, in bytes. */
  private static final long ROTATE_BYTES = 1 << 20;

  /** How many old files are kept: xm.log.1 is the youngest. */
  private static final int KEPT = 4;

  private static final double MILLIS = 1000;

  private final Host host;
  private final Path file;
  private final long rotateBytes;

  public HostLog(Host host) {
    this(host, ROTATE_BYTES);
  }

  /** For tests: with another size. */
  HostLog(Host host, long rotateBytes) {
    this.host = host;
    this.file = file(host.paths());
    this.rotateBytes = rotateBytes;
  }

  /** Where the diary of this host is. */
  public static Path file(HostPaths paths) {
    return paths.log().resolve("xm").resolve("xm.log");
  }

  /** Adds a line; a failure is ignored, for a full disk must not keep guests from being started. */
  public void say(String text) {
    Instant now = Instant.ofEpochMilli((long) (host.system().nowSeconds() * MILLIS));
    try {
      Files.createDirectories(file.resolveSibling("."));
      rotate();
      Files.writeString(
          file,
          now + " " + printable(text) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException ignored) {
      // said above
    }
  }

  /** A failure with the reasons behind it, in one line. */
  public void failure(String what, Throwable failure) {
    StringBuilder text = new StringBuilder(what).append(": ").append(failure.getMessage());
    if (failure.getMessage() == null) {
      text.append(failure);
    }
    for (Throwable also : failure.getSuppressed()) {
      text.append("; also: ").append(also.getMessage());
    }
    say(text.toString());
  }

  private void rotate() throws IOException {
    if (!Files.exists(file) || Files.size(file) < rotateBytes) {
      return;
    }
    for (int i = KEPT - 1; i > 0; i--) {
      Path younger = old(i);
      if (Files.exists(younger)) {
        Files.move(younger, old(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path old(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  /** Names come from outside: one entry stays one line. */
  private static String printable(String text) {
    StringBuilder b = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      b.append(Character.isISOControl(text.charAt(i)) ? '?' : text.charAt(i));
    }
    return b.toString();
  }
}
