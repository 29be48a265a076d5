package xm.config.model;

/**
 * A device of the host for one of the guest's controllers: an entry of {@code usbdev}, or a port of
 * xm's {@code vusb}. It is named by its number, which changes with every plugging in, or by the
 * place where it is plugged in.
 *
 * @param hostBus bus number, as lsusb shows it; 0 when it is named by its place
 * @param hostAddress device number on that bus; 0 when it is named by its place
 * @param busId bus and ports on the way to it, such as {@code 1-2.3}; empty when it is numbered
 * @param controller index in {@code usbctrl}, -1 for any
 * @param port of the controller, 0 for any
 */
public record UsbHostDeviceSpec(
    int hostBus, int hostAddress, String busId, int controller, int port) {

  /** As operators name it: {@code 1.5} or {@code 1-2.3}. */
  public String label() {
    return busId.isEmpty() ? hostBus + "." + hostAddress : busId;
  }

  /** As an entry of {@code usbdev} has it. */
  public String entry() {
    return (busId.isEmpty() ? "hostbus=" + hostBus + ",hostaddr=" + hostAddress : "busid=" + busId)
        + (controller < 0 ? "" : ",controller=" + controller)
        + (port == 0 ? "" : ",port=" + port);
  }
}
