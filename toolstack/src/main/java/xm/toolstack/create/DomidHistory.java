package xm.toolstack.create;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xm.toolstack.host.HostPaths;

/**
 * Domain ids that were in use a moment ago, in the file that libxl keeps since 4.14: lines {@code
 * SECONDS DOMID}, the seconds of CLOCK_MONOTONIC, which is what System.nanoTime reads on Linux.
 */
final class DomidHistory {
  /** libxl's LIBXL_DOMID_REUSE_TIMEOUT. */
  private static final long RECENT_SECONDS = 60;

  private final Path file;

  DomidHistory(HostPaths paths) {
    this.file = paths.run().resolve("domid-history");
  }

  private record Entry(long seconds, int domid) {}

  boolean isRecent(int domid) {
    for (Entry e : recent()) {
      if (e.domid() == domid) {
        return true;
      }
    }
    return false;
  }

  /** Remembers an id. Failure is no reason to stop: the history is a precaution. */
  void add(int domid) {
    StringBuilder text = new StringBuilder();
    for (Entry e : recent()) {
      text.append(e.seconds()).append(' ').append(e.domid()).append('\n');
    }
    text.append(now()).append(' ').append(domid).append('\n');
    Path next = file.resolveSibling("domid-history.new");
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(next, text, StandardCharsets.US_ASCII);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      return; // the next creation may then reuse the id early, as xm always did
    }
  }

  private List<Entry> recent() {
    List<Entry> entries = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return entries; // never written
    }
    for (String line : lines) {
      Entry entry = parse(line);
      if (entry != null && now() - entry.seconds() <= RECENT_SECONDS) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Null for a damaged line, which says nothing about the others. */
  private static Entry parse(String line) {
    int space = Math.max(line.indexOf(' '), 0);
    try {
      return new Entry(
          Long.parseLong(line.substring(0, space)),
          Integer.parseInt(line.substring(space).strip()));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
  }
}
