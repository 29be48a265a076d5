package xm.toolstack.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.NetworkCounters;
import xm.toolstack.usage.NetworkCounters.Direction;

/**
 * The counters of Linux' netback and blkback, where xentop has them from too (Xen 4.17,
 * tools/libs/stat/xenstat_linux.c): /proc/net/dev and /sys/bus/xen-backend/devices.
 */
final class LinuxCounters implements DeviceCounters {
  private static final int LONGEST_VALUE = 64;

  /** Columns of /proc/net/dev behind the name: eight received, eight transmitted. */
  private static final int NET_COLUMNS = 16;

  private final Path netDev;
  private final String classNet;
  private final Path backends;
  private final byte[] value = new byte[LONGEST_VALUE];
  private byte[] table = new byte[4096];

  /**
   * Reads below a tree that looks like its own root.
   *
   * @param root {@code /}, or the top of a made-up tree
   */
  LinuxCounters(Path root) {
    netDev = root.resolve("proc/net/dev");
    classNet = root.resolve("sys/class/net").toString();
    backends = root.resolve("sys/bus/xen-backend/devices");
  }

  @Override
  public synchronized List<NetworkCounters> networks() {
    List<NetworkCounters> found = new ArrayList<>();
    int length = readTable();
    int start = 0;
    while (start < length) {
      int end = start;
      while (end < length && table[end] != '\n') {
        end++;
      }
      NetworkCounters line = network(start, end);
      if (line != null) {
        found.add(line);
      }
      start = end + 1;
    }
    return found;
  }

  /** One line; null when it is none of a vif. */
  private NetworkCounters network(int start, int end) {
    int from = start;
    while (from < end && table[from] == ' ') {
      from++;
    }
    int colon = from;
    while (colon < end && table[colon] != ':') {
      colon++;
    }
    if (colon == end) {
      return null;
    }
    String name = new String(table, from, colon - from, StandardCharsets.ISO_8859_1);
    int[] guest = guest(name);
    if (guest == null) {
      return null;
    }
    long[] columns = new long[NET_COLUMNS];
    int at = colon + 1;
    for (int c = 0; c < NET_COLUMNS; c++) {
      while (at < end && table[at] == ' ') {
        at++;
      }
      while (at < end && table[at] != ' ') {
        columns[c] = columns[c] * 10 + (table[at++] - '0');
      }
    }
    return new NetworkCounters(
        guest[0],
        guest[1],
        name,
        new Direction(columns[0], columns[1], columns[2], columns[3]),
        new Direction(columns[8], columns[9], columns[10], columns[11]));
  }

  /** Domid and devid; a renamed interface tells them in sysfs. Null for other interfaces. */
  private int[] guest(String name) {
    int[] guest = numbers(name, "vif", '.');
    if (guest == null && !"lo".equals(name) && name.indexOf('/') < 0) {
      int length = read(classNet + '/' + name + "/device/nodename");
      if (length > 0) {
        String node = new String(value, 0, length, StandardCharsets.ISO_8859_1).strip();
        guest = numbers(node, "backend/vif/", '/');
      }
    }
    return guest;
  }

  @Override
  public synchronized List<DiskCounters> disks() {
    List<DiskCounters> found = new ArrayList<>();
    String[] names = backends.toFile().list();
    if (names == null) {
      return found; // no blkback has served anybody yet
    }
    for (String name : names) {
      boolean tap = name.startsWith("tap-");
      int[] guest = numbers(name, tap ? "tap-" : "vbd-", '-');
      if (guest != null) {
        found.add(disk(name, guest, tap));
      }
    }
    return found;
  }

  private DiskCounters disk(String name, int[] guest, boolean tap) {
    String statistics = backends + "/" + name + "/statistics/";
    long waited = number(statistics + "oo_req");
    if (waited < 0) {
      return new DiskCounters(guest[0], guest[1], tap, false, 0, 0, 0, 0, 0);
    }
    return new DiskCounters(
        guest[0],
        guest[1],
        tap,
        true,
        waited,
        Math.max(0, number(statistics + "rd_req")),
        Math.max(0, number(statistics + "wr_req")),
        Math.max(0, number(statistics + "rd_sect")),
        Math.max(0, number(statistics + "wr_sect")));
  }

  /** Two numbers behind a prefix, {@code vif7.0}; null when the text is something else. */
  static int[] numbers(String text, String prefix, char between) {
    int middle = text.indexOf(between, prefix.length());
    if (!text.startsWith(prefix) || middle < 0) {
      return null;
    }
    int first = number(text, prefix.length(), middle);
    int second = number(text, middle + 1, text.length());
    return first < 0 || second < 0 ? null : new int[] {first, second};
  }

  private static int number(String text, int from, int to) {
    long number = from < to ? 0 : -1;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number > Integer.MAX_VALUE ? -1 : (int) number;
  }

  /** The number in a file, -1 when there is none. */
  private long number(String file) {
    int length = read(file);
    long number = length > 0 ? 0 : -1;
    for (int i = 0; i < length && value[i] >= '0' && value[i] <= '9'; i++) {
      number = number * 10 + (value[i] - '0');
    }
    return number;
  }

  /** Bytes read into {@link #value}, 0 when there is no such file (any more). */
  private int read(String file) {
    try (FileInputStream in = new FileInputStream(file)) {
      return Math.max(0, in.read(value));
    } catch (IOException e) {
      return 0;
    }
  }

  private int readTable() {
    int length = 0;
    try (FileInputStream in = new FileInputStream(netDev.toFile())) {
      int count = in.read(table, 0, table.length);
      while (count > 0) {
        length += count;
        if (length == table.length) {
          table = Arrays.copyOf(table, 2 * table.length);
        }
        count = in.read(table, length, table.length - length);
      }
    } catch (IOException e) {
      return 0;
    }
    return length;
  }
}
