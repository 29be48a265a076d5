package xm.toolstack.qemu;

import java.nio.file.Path;
import java.util.OptionalInt;

/** What can be done with the emulated machine of a running HVM domain. */
public interface MachineControl {

  /**
   * Where the domain's screen is served over VNC.
   *
   * @param host address that the device model listens on
   * @param port TCP port
   */
  record Screen(String host, int port) {}

  /**
   * The screen of a domain.
   *
   * @throws xm.toolstack.ToolstackException when it has none over VNC
   */
  Screen screen(int domid);

  /** The password of the screen, as the domain's configuration has it; empty for none. */
  String screenPassword(int domid);

  /** Writes what the screen shows now as a PNG file; one that is there is replaced. */
  void screenshot(int domid, Path file);

  /**
   * Gives a line to the device model's own monitor.
   *
   * @return its answer, as it is
   */
  String monitorCommand(int domid, String line);

  /**
   * Puts a medium into a CD drive.
   *
   * @param vdev the guest's name of the drive, e.g. {@code hdc}
   * @param image path in dom0, empty to take the medium out
   */
  void changeCd(int domid, String vdev, String image);

  /** Adds a device to the emulated USB bus: {@code tablet}, {@code host:BUS.ADDRESS}, ... */
  void addUsb(int domid, String device);

  /** Takes one away again. */
  void removeUsb(int domid, String device);

  /** Number of a drive by its name, for hd, sd and xvd names; empty for others. */
  static OptionalInt driveNumber(String vdev) {
    String letters = vdev.startsWith("xvd") ? vdev.substring(3) : vdev.replaceFirst("^[hs]d", "");
    if (letters.length() != 1 || letters.charAt(0) < 'a' || letters.charAt(0) > 'p') {
      return OptionalInt.empty();
    }
    int index = letters.charAt(0) - 'a';
    if (vdev.startsWith("xvd")) {
      return OptionalInt.of(202 << 8 | index << 4);
    }
    if (vdev.startsWith("sd")) {
      return OptionalInt.of(8 << 8 | index << 4);
    }
    return vdev.startsWith("hd") && index < 4
        ? OptionalInt.of((index < 2 ? 3 : 22) << 8 | (index & 1) << 6)
        : OptionalInt.empty();
  }
}
