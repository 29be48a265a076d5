package xm.config;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import xm.config.model.PciSpec;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.config.schema.SingleDevice;
import xm.config.schema.UsbBusId;
import xm.config.schema.VirtualDevice;

/** The words of the hot plug commands, which are those of a configuration file's entries. */
public final class DeviceWords {

  private DeviceWords() {}

  /**
   * A disk from the words of {@code xm block-attach}.
   *
   * @param uname {@code phy:/dev/vg0/x}, {@code tap:qcow2:/images/x}, ...
   * @param device the guest's name for it, or its number
   * @param mode r, w or w!
   * @param backend domain that serves it, empty for dom0
   * @throws InvalidDeviceException when one of them makes no sense
   */
  public static VbdSpec disk(String uname, String device, String mode, String backend) {
    return SingleDevice.disk(uname, device, mode, backend);
  }

  /**
   * An interface from keys and values as in {@code vif = [ '...' ]}.
   *
   * @throws InvalidDeviceException when one of them makes no sense
   */
  public static VifSpec vif(List<Map.Entry<String, String>> pairs) {
    return SingleDevice.vif(pairs);
  }

  /**
   * PCI functions from the form of an entry of {@code pci = [ ... ]}, such as {@code
   * 07:00.0-1@5,permissive=1}.
   *
   * @throws InvalidDeviceException when it makes no sense
   */
  public static List<PciSpec> pci(String entry) {
    return SingleDevice.pci(entry, true);
  }

  /**
   * A USB controller from the form of an entry of {@code usbctrl}.
   *
   * @throws InvalidDeviceException when it makes no sense
   */
  public static UsbControllerSpec usbController(String entry) {
    return SingleDevice.usbController(entry);
  }

  /**
   * A USB device of the host from the form of an entry of {@code usbdev}.
   *
   * @throws InvalidDeviceException when it makes no sense
   */
  public static UsbHostDeviceSpec usbDevice(String entry) {
    return SingleDevice.usbDevice(entry);
  }

  /** True for a place where a USB device can be plugged in, such as {@code 1-2.3}. */
  public static boolean isUsbBusId(String text) {
    return UsbBusId.valid(text);
  }

  /** The number of a disk's name, such as xvdb, hda1 or 51728; empty for what names no disk. */
  public static OptionalInt diskNumber(String name) {
    int number = VirtualDevice.number(name);
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
