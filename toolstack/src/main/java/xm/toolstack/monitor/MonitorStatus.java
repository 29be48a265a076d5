package xm.toolstack.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.toolstack.sample.StoreValues;

/**
 * The monitor of a host as it is now.
 *
 * @param pid its process id, 0 when none runs
 * @param watched how many domains it looks after
 * @param pendingRestarts restarts that were begun and are not finished
 * @param residentKib its resident memory, 0 when unknown
 * @param cpuMillis CPU time that it has used, 0 when unknown
 * @param startedSeconds Unix time of its start, 0 when unknown
 * @param log where its diary is
 */
public record MonitorStatus(
    long pid,
    int watched,
    int pendingRestarts,
    long residentKib,
    long cpuMillis,
    long startedSeconds,
    String log) {

  public boolean running() {
    return pid != 0;
  }

  /** Asks the kernel and xenstore; the monitor itself is not disturbed. */
  public static MonitorStatus of(Host host) {
    long pid = MonitorLock.holder(host.paths());
    Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
    return new MonitorStatus(
        pid,
        new DomainWatch(host).watched(),
        new PendingRestarts(host.paths()).all().size(),
        pid == 0 ? 0 : residentKib(pid),
        info.flatMap(ProcessHandle.Info::totalCpuDuration).map(d -> d.toMillis()).orElse(0L),
        info.flatMap(ProcessHandle.Info::startInstant).map(i -> i.getEpochSecond()).orElse(0L),
        HostLog.file(host.paths()).toString());
  }

  /** {@code Rss: 37148 kB}: what the kernel counts, shared pages included. */
  private static long residentKib(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return 0; // ended, or not ours to look at
    }
    for (String line : lines) {
      if (line.startsWith("Rss:")) {
        String number = line.substring(4).replace("kB", "").strip();
        return StoreValues.number(Optional.of(number), 0);
      }
    }
    return 0;
  }
}
