package xm.config.model;

/**
 * An entry of {@code usbdevice}.
 *
 * @param kind {@code tablet}, {@code mouse}, {@code keyboard}, {@code host}, {@code disk}, ...
 * @param address what follows the colon: bus and address {@code 1.2}, vendor and product {@code
 *     0x1234:0x5678}, a path; empty when there is none
 */
public record UsbDeviceSpec(String kind, String address) {

  /** As the device model's {@code -usbdevice} takes it. */
  public String label() {
    return address.isEmpty() ? kind : kind + ":" + address;
  }
}
