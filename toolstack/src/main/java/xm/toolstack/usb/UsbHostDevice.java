package xm.toolstack.usb;

/**
 * A USB device of this host.
 *
 * @param busId where it is plugged in, such as {@code 1-2.3}
 * @param bus number of its bus, as lsusb shows it
 * @param address its number on that bus; another one after each plugging in
 * @param vendor four hexadecimal digits
 * @param product four hexadecimal digits
 * @param description what it says of itself, empty when it says nothing
 * @param hub true for a hub, which cannot be given away
 */
public record UsbHostDevice(
    String busId,
    int bus,
    int address,
    String vendor,
    String product,
    String description,
    boolean hub) {}
