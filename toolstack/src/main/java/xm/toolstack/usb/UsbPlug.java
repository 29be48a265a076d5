package xm.toolstack.usb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import xm.config.model.UsbControllerSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceTypes;
import xm.toolstack.device.UsbControllerDevice;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.qemu.PvQemu;
import xm.toolstack.qemu.QemuUsb;
import xm.toolstack.usb.UsbControl.Controller;

/** Makes and unmakes the controllers of one domain, and puts devices on their ports. */
public final class UsbPlug {
  private static final int ATTEMPTS = 20;

  private final Host host;
  private final int domid;
  private final boolean hvm;
  private final UsbPorts ports;
  private final QemuUsb machine;

  /**
   * For one domain.
   *
   * @param hvm its device model is there, and serves PV controllers, too
   */
  public UsbPlug(Host host, int domid, boolean hvm) {
    this.host = host;
    this.domid = domid;
    this.hvm = hvm;
    this.ports = new UsbPorts(host.xenstore());
    this.machine = new QemuUsb(host, domid);
  }

  /**
   * Makes a controller; on failure there is none.
   *
   * @param spec as {@link UsbLayout#settle} gives it
   */
  public void make(int devid, UsbControllerSpec spec) {
    if (spec.type().equals(UsbPorts.EMULATED)) {
      makeEmulated(devid, spec);
    } else {
      makePv(devid, spec);
    }
  }

  private void makeEmulated(int devid, UsbControllerSpec spec) {
    String record = XenstorePaths.libxlDevice(domid, UsbPorts.KIND, devid);
    Map<String, String> values = new LinkedHashMap<>();
    UsbControllerDevice.ports(spec).forEach((key, value) -> values.put(record + '/' + key, value));
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              t.writeAll(values);
              return null;
            });
    try {
      machine.addController(devid, spec);
    } catch (ToolstackException e) {
      host.xenstore().rm(record);
      throw notConnected(devid, e.getMessage(), e);
    }
  }

  private void makePv(int devid, UsbControllerSpec spec) {
    if (!hvm) {
      PvQemu.ensure(host, domid, new LiveDomains(host).name(domid));
    }
    String backends = XenstorePaths.deviceModel(domid) + "/backends";
    if (!host.xenstore().listIfExists(backends).isEmpty()
        && host.xenstore().readIfExists(backends + "/qusb").isEmpty()) {
      throw notConnected(
          devid, "This host's QEMU was built without libusb, and serves no USB.", null);
    }
    try {
      new DeviceAttacher(host)
          .attach(
              DeviceTypes.VUSB.nodes(
                  spec, devid, new DeviceType.GuestFacts(DeviceType.Ends.inDom0(domid), "", "")));
    } catch (RuntimeException failure) {
      try {
        new DeviceRemover(host)
            .remove(DeviceTypes.VUSB.device(spec, devid, DeviceType.Ends.inDom0(domid)));
      } catch (ToolstackException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  private static ToolstackException notConnected(int devid, String why, Throwable cause) {
    return new ToolstackException(
        "Device " + devid + " (vusb) could not be connected. " + why, cause);
  }

  /**
   * Puts a device on a free port.
   *
   * @param device what is plugged in there, empty when nothing is yet
   */
  public void put(Controller controller, int port, String busId, Optional<UsbHostDevice> device) {
    ports.put(domid, controller, port, busId);
    if (controller.type().equals(UsbPorts.EMULATED)) {
      try {
        UsbHostDevice known =
            device.orElseThrow(
                () -> new ToolstackException("Nothing is plugged in there, and it has to be."));
        machine.add(controller.devid(), port, known.bus(), known.address());
      } catch (ToolstackException e) {
        ports.put(domid, controller, port, "");
        throw new ToolstackException(
            "USB device " + busId + " could not be given to the domain. " + e.getMessage(), e);
      }
    }
  }

  /** As above, by the controller's number. */
  public void put(int devid, int port, String busId, Optional<UsbHostDevice> device) {
    put(ports.controller(domid, devid), port, busId, device);
  }

  /** Frees a port; QEMU gives the device back to the host's drivers. */
  public void take(Controller controller, int port) {
    String busId = controller.ports().getOrDefault(port, "");
    if (controller.type().equals(UsbPorts.EMULATED)) {
      // one that was pulled out has left the machine, too
      new UsbTree(host.sysfs()).at(busId).ifPresent(d -> machine.remove(d.bus(), d.address()));
    }
    ports.put(domid, controller, port, "");
  }

  /**
   * Takes a controller away that has nothing on it any more.
   *
   * @throws ToolstackException when the guest does not let go of it: it keeps it then
   */
  public void unmake(Controller controller) {
    int devid = controller.devid();
    if (controller.type().equals(UsbPorts.EMULATED)) {
      machine.removeController(devid);
      host.xenstore().rm(XenstorePaths.libxlDevice(domid, UsbPorts.KIND, devid));
      return;
    }
    UsbControllerSpec spec =
        new UsbControllerSpec(UsbPorts.PV, controller.version(), controller.ports().size());
    try {
      new DeviceRemover(host)
          .detach(DeviceTypes.VUSB.device(spec, devid, DeviceType.Ends.inDom0(domid)));
    } catch (ToolstackException e) {
      throw new ToolstackException(
          "Device "
              + devid
              + " (vusb) could not be disconnected: the guest did not let go of it. Its ports are"
              + " free; try again when the guest answers.",
          e);
    }
  }
}
