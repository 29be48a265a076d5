package xm.config.model;

/**
 * A USB controller of the guest: an entry of {@code usbctrl}, or of xm's {@code vusb}.
 *
 * @param type {@code pv}, {@code qusb}, {@code devicemodel} or {@code auto}
 * @param version of USB, 1 to 3
 * @param ports 1 to 31
 */
public record UsbControllerSpec(String type, int version, int ports) implements DeviceSpec {

  @Override
  public String backend() {
    return "";
  }

  /** As an entry of {@code usbctrl} has it. */
  public String entry() {
    return "type=" + type + ",version=" + version + ",ports=" + ports;
  }
}
