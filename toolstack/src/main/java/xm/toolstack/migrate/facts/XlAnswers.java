package xm.toolstack.migrate.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.migrate.facts.HostFacts.Capabilities;
import xm.toolstack.migrate.facts.HostFacts.Named;

/**
 * Reads what a host without xm tells: {@code xl info}, {@code xl vm-list} and a few lines of the
 * shell, one after the other.
 */
public final class XlAnswers {
  private static final long KIB_PER_MIB = 1024;

  /** Printed between the parts. */
  private static final String MARK = "-- xm ";

  private static final String BRIDGES = MARK + "bridges";
  private static final String DISKS = MARK + "disks";

  private XlAnswers() {}

  /** The shell command for the other host; no path with a quote in it is asked about. */
  public static String command(GuestNeeds guest) {
    StringBuilder command =
        new StringBuilder("xl info && xl vm-list && sed -n '/^vendor_id/{p;q}' /proc/cpuinfo;");
    command
        .append(" echo ")
        .append(BRIDGES)
        .append("; for b in /sys/class/net/*/bridge; do echo $b; done; echo ")
        .append(DISKS);
    for (GuestNeeds.Disk disk : guest.disks()) {
      if (disk.path().indexOf('\'') < 0 && disk.path().indexOf('\n') < 0) {
        String path = "'" + disk.path() + "'";
        command
            .append("; p=")
            .append(path)
            .append("; if test -b $p; then echo block_device $(blockdev --getsize64 \"$p\")")
            .append(" $p; elif test -e $p; then echo file $(stat -Lc %s \"$p\") $p;")
            .append(" else echo missing 0 $p; fi");
      }
    }
    return command.toString();
  }

  /**
   * Reads the answer.
   *
   * @throws IOException when this is not what xl says
   */
  public static HostFacts facts(String text) throws IOException {
    Map<String, String> info = new HashMap<>();
    List<Named> names = new ArrayList<>();
    List<String> bridges = new ArrayList<>();
    Map<String, DiskFacts> disks = new HashMap<>();
    String part = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(MARK)) {
        part = line;
      } else if (part.equals(BRIDGES)) {
        bridge(line).ifPresent(bridges::add);
      } else if (part.equals(DISKS)) {
        disk(line, disks);
      } else if (line.indexOf(':') > 0 && !isRow(line)) {
        int colon = line.indexOf(':');
        info.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } else {
        row(line).ifPresent(names::add);
      }
    }
    if (!info.containsKey("xen_version") || part.isEmpty()) {
      throw new IOException("no answer of xl");
    }
    String caps = " " + info.getOrDefault("virt_caps", "") + " ";
    return new HostFacts(
        "xl",
        info.get("xen_version"),
        info.get("xen_version"),
        info.getOrDefault("vendor_id", ""),
        List.of(),
        List.of(),
        Words.parse(info.getOrDefault("hw_caps", "")),
        new Capabilities(
            caps.contains(" pv "),
            caps.contains(" hvm "),
            caps.contains(" hap "),
            caps.contains(" shadow ")),
        number(info.getOrDefault("free_memory", "")),
        Optional.of(names),
        disks,
        Optional.of(bridges),
        "");
  }

  private static long number(String mib) {
    try {
      return Long.parseLong(mib) * KIB_PER_MIB;
    } catch (NumberFormatException e) {
      return DiskFacts.UNKNOWN;
    }
  }

  private static boolean isRow(String line) {
    return row(line).isPresent();
  }

  /** {@code UUID ID name}, a line of xl vm-list. */
  private static Optional<Named> row(String line) {
    String[] words = line.strip().split("\\s+", 3);
    if (words.length < 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Named(
              words[2], Optional.of(UUID.fromString(words[0])), Integer.parseInt(words[1]), ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bridge(String line) {
    String[] parts = line.split("/", -1);
    return parts.length == 6 && !"*".equals(parts[4]) ? Optional.of(parts[4]) : Optional.empty();
  }

  private static void disk(String line, Map<String, DiskFacts> disks) {
    String[] words = line.split(" ", 3);
    if (words.length == 3) {
      long size = DiskFacts.UNKNOWN;
      try {
        size = Long.parseLong(words[1]);
      } catch (NumberFormatException e) {
        // a size that nobody could tell
      }
      disks.put(words[2], new DiskFacts(words[0], size, ""));
    }
  }
}
