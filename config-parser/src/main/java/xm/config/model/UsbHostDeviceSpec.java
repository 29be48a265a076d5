package xm.config.model;

/**
 * An entry of {@code usbdev}: a device of the host for one of the guest's controllers.
 *
 * @param hostBus bus number, as lsusb shows it
 * @param hostAddress device number on that bus
 * @param controller index in {@code usbctrl}, -1 for any
 * @param port of the controller, 0 for any
 */
public record UsbHostDeviceSpec(int hostBus, int hostAddress, int controller, int port) {}
