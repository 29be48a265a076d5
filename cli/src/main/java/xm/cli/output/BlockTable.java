package xm.cli.output;

import java.util.List;
import xm.toolstack.hotplug.DeviceEntry;

/** The table of {@code xm block-list} (xm-commands §6). */
public final class BlockTable {
  private static final String HEADER = "Vdev  BE handle state evt-ch ring-ref BE-path\n";

  private BlockTable() {}

  /** All lines, each with its newline and, in rows, xm's two blanks before it. */
  public static String of(List<DeviceEntry> disks) {
    StringBuilder b = new StringBuilder(128).append(HEADER);
    for (DeviceEntry disk : disks) {
      cell(b, disk.devid(), 5).append("  ");
      cell(b, disk.backendDomid(), 3).append("  ");
      cell(b, disk.number("handle", 0), 3).append("   ");
      cell(b, disk.number("state", -1), 3).append("    ");
      cell(b, disk.number("event-channel", -1), 3).append("    ");
      cell(b, disk.number("ring-ref", -1), 5).append(' ');
      path(b, disk).append("  \n");
    }
    return b.toString();
  }

  static StringBuilder cell(StringBuilder b, int number, int width) {
    return Columns.left(b, Integer.toString(number), width);
  }

  static StringBuilder path(StringBuilder b, DeviceEntry device) {
    String path = device.backendPath().isEmpty() ? "??" : device.backendPath();
    return Columns.left(b, Printable.of(path), 30);
  }
}
