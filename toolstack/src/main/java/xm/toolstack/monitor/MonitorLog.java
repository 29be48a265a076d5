package xm.toolstack.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;

/**
 * The monitor's diary, {@code xm/monitor.log} below /var/log/xen: one line for each thing it did.
 * The file is opened anew for each line, so that logrotate may take it away at any time.
 */
final class MonitorLog {
  private static final double MILLIS = 1000;

  private final Host host;
  private final Path file;

  MonitorLog(Host host) {
    this.host = host;
    this.file = host.paths().log().resolve("xm").resolve("monitor.log");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new ToolstackException("Cannot create " + file.getParent() + ": " + e, e);
    }
  }

  void say(String text) {
    String line = Instant.ofEpochMilli((long) (host.system().nowSeconds() * MILLIS)) + " ";
    try {
      Files.writeString(
          file,
          line + printable(text) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException ignored) {
      // a full disk must not keep guests from being restarted
    }
  }

  /** A failure with the reasons behind it, in one line. */
  void failure(String what, Throwable failure) {
    StringBuilder text = new StringBuilder(what).append(": ").append(failure.getMessage());
    if (failure.getMessage() == null) {
      text.append(failure);
    }
    for (Throwable also : failure.getSuppressed()) {
      text.append("; also: ").append(also.getMessage());
    }
    say(text.toString());
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
