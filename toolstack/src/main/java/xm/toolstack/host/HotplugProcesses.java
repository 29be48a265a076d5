package xm.toolstack.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hotplug scripts that run for a domain now, whoever started them. */
public final class HotplugProcesses {

  private HotplugProcesses() {}

  /**
   * Waits until no script works for the domain. A script goes on when the xm that started it is
   * killed, and would write into nodes that are being removed.
   */
  public static void awaitEnd(int domid, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    List<ProcessHandle> scripts =
        ProcessHandle.allProcesses().filter(process -> worksFor(process, domid)).toList();
    for (ProcessHandle script : scripts) {
      try {
        script.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return; // it is stuck: the rest cannot wait for it
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException("waiting for a process failed", e);
      }
    }
  }

  /** Scripts are told their backend, {@code backend/KIND/DOMID/DEVID}, in XENBUS_PATH. */
  private static boolean worksFor(ProcessHandle process, int domid) {
    Path environ = Path.of("/proc", Long.toString(process.pid()), "environ");
    String text;
    try {
      text = Files.readString(environ, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return false; // it has just ended, or is not ours to look at
    }
    int start = text.indexOf("XENBUS_PATH=");
    if (start < 0) {
      return false;
    }
    int end = text.indexOf('\0', start);
    String path = text.substring(start, end < 0 ? text.length() : end);
    return path.contains("/" + domid + "/") && path.contains("backend/");
  }
}
