package xm.config.model;

import java.util.List;

/**
 * What of the host's hardware the guest gets, and what CPU it sees.
 *
 * @param pci functions passed through, in the order in which they are to be attached
 * @param usbDevices emulated or passed-through devices of the emulated USB controller
 * @param usbControllers xl's {@code usbctrl}, xm's {@code vusb}
 * @param usbHostDevices xl's {@code usbdev}, xm's ports of {@code vusb}
 * @param cpuid changes to the CPUID that the guest sees
 * @param features of the PV kernel that the builder asks for
 */
public record Hardware(
    List<PciSpec> pci,
    List<UsbDeviceSpec> usbDevices,
    List<UsbControllerSpec> usbControllers,
    List<UsbHostDeviceSpec> usbHostDevices,
    CpuidPolicy cpuid,
    List<PvFeature> features) {

  /** Nothing passed through, the CPU as it is. */
  public static final Hardware NONE =
      new Hardware(List.of(), List.of(), List.of(), List.of(), CpuidPolicy.HOST, List.of());

  public Hardware {
    pci = List.copyOf(pci);
    usbDevices = List.copyOf(usbDevices);
    usbControllers = List.copyOf(usbControllers);
    usbHostDevices = List.copyOf(usbHostDevices);
    features = List.copyOf(features);
  }
}
