package xm.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Lets the JVM's own housekeeping be late: pools that it looks at every 5 s and references every 30
 * and 60 s, which nothing can need while a monitor sleeps, and which no option turns off. What
 * wakes these threads for a reason still does so at once.
 */
final class HousekeepingTimers {
  /** Ten minutes: how much later than asked for the kernel may wake a thread (proc(5)). */
  private static final String SLACK_NANOS = "600000000000";

  /** As the kernel has their names, which end after 15 characters. */
  private static final Set<String> THREADS =
      Set.of("VM Periodic Tas", "Monitor Deflati", "Common-Cleaner", "JNA Cleaner");

  private HousekeepingTimers() {}

  /** Does so for the threads that there are now; without CAP_SYS_NICE they stay as they are. */
  static void relax() {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path task : tasks) {
        if (THREADS.contains(Files.readString(task.resolve("comm")).strip())) {
          // only here, not below task: proc has this file for each thread's own number
          Path slack = Path.of("/proc", task.getFileName().toString(), "timerslack_ns");
          Files.writeString(slack, SLACK_NANOS);
        }
      }
    } catch (IOException e) {
      // not allowed, or a kernel before 4.6: a wake every few seconds costs a second of CPU a day
    }
  }
}
