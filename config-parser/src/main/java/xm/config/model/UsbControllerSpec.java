package xm.config.model;

/**
 * An entry of {@code usbctrl}.
 *
 * @param type {@code pv}, {@code qusb}, {@code devicemodel} or {@code auto}
 * @param version of USB, 1 to 3
 * @param ports 1 to 16
 */
public record UsbControllerSpec(String type, int version, int ports) {}
