package xm.toolstack.device;

import java.util.List;
import xm.config.model.DeviceSpec;

/** The table of device kinds. A new kind is a new row; a test compares it with the sealed specs. */
public final class DeviceTypes {
  public static final VbdDevice VBD = new VbdDevice();
  public static final VifDevice VIF = new VifDevice();
  public static final VfbDevice VFB = new VfbDevice();
  public static final VkbdDevice VKBD = new VkbdDevice();

  public static final PciDevice PCI = new PciDevice();

  public static final UsbControllerDevice VUSB = new UsbControllerDevice();

  public static final List<DeviceType<? extends DeviceSpec>> ALL =
      List.of(VBD, VIF, VFB, VKBD, PCI, VUSB);

  private DeviceTypes() {}
}
