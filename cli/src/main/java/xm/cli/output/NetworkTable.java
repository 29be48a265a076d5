package xm.cli.output;

import java.util.List;
import xm.toolstack.hotplug.DeviceEntry;

/** The table of {@code xm network-list} (xm-commands §6). */
public final class NetworkTable {
  private static final String HEADER =
      "Idx BE     MAC Addr.     handle state evt-ch tx-/rx-ring-ref BE-path\n";

  private NetworkTable() {}

  /** All lines, each with its newline and, in rows, xm's two blanks before it. */
  public static String of(List<DeviceEntry> vifs) {
    StringBuilder b = new StringBuilder(256).append(HEADER);
    for (DeviceEntry vif : vifs) {
      BlockTable.cell(b, vif.devid(), 3).append(' ');
      BlockTable.cell(b, vif.backendDomid(), 3);
      Columns.left(b, Printable.of(vif.frontend().getOrDefault("mac", "??")), 17).append("    ");
      BlockTable.cell(b, vif.number("handle", 0), 3).append("   ");
      BlockTable.cell(b, vif.number("state", -1), 3).append("    ");
      BlockTable.cell(b, vif.number("event-channel", -1), 3).append("   ");
      BlockTable.cell(b, vif.number("tx-ring-ref", -1), 5).append('/');
      BlockTable.cell(b, vif.number("rx-ring-ref", -1), 5).append("   ");
      BlockTable.path(b, vif).append("  \n");
    }
    return b.toString();
  }
}
