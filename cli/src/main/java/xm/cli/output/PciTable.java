package xm.cli.output;

import java.util.List;
import xm.toolstack.pci.PciControl.GuestDevice;

/**
 * The table of {@code xm pci-list}: a column for slots only when there are any (xm-commands §6).
 */
public final class PciTable {
  private static final int SLOT_SHIFT = 3;
  private static final int FUNCTION_MASK = 7;

  private PciTable() {}

  /** All lines, each with its newline; nothing for no devices. */
  public static String of(List<GuestDevice> devices) {
    if (devices.isEmpty()) {
      return "";
    }
    boolean slots = devices.stream().anyMatch(d -> d.virtualDevfn() >= 0);
    StringBuilder b = new StringBuilder(slots ? "Vdev Device\n" : "Device\n");
    for (GuestDevice device : devices) {
      if (slots) {
        Columns.left(b, slot(device.virtualDevfn()), 4).append(' ');
      }
      b.append(device.address()).append('\n');
    }
    return b.toString();
  }

  /** {@code 05.0}, or a dash when the guest may choose. */
  static String slot(int devfn) {
    if (devfn < 0) {
      return "-";
    }
    String slot = Integer.toHexString(devfn >> SLOT_SHIFT);
    return (slot.length() < 2 ? "0" : "") + slot + '.' + (devfn & FUNCTION_MASK);
  }
}
