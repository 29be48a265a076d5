package xm.toolstack.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.model.GuestType;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateRefusedException;
import xm.toolstack.create.DeviceAdmission;
import xm.toolstack.host.Host;
import xm.toolstack.hotplug.StoredDevices;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;

/** USB of running domains, on one host. */
public final class UsbPassthrough implements UsbControl {
  private static final UsbControllerSpec ANY = new UsbControllerSpec("auto", 2, 8);

  private final Host host;
  private final Progress notices;
  private final UsbPorts ports;
  private final UsbTree tree;
  private final LiveDomains live;

  public UsbPassthrough(Host host, Progress notices) {
    this.host = host;
    this.notices = notices;
    this.ports = new UsbPorts(host.xenstore());
    this.tree = new UsbTree(host.sysfs());
    this.live = new LiveDomains(host);
  }

  @Override
  public List<UsbHostDevice> devices() {
    List<UsbHostDevice> devices = new ArrayList<>(tree.all());
    devices.removeIf(UsbHostDevice::hub);
    return devices;
  }

  @Override
  public List<UsbHostDevice> assignable() {
    List<UsbHostDevice> devices = devices();
    Map<String, Integer> owners = ports.owners();
    devices.removeIf(device -> owners.containsKey(device.busId()));
    return devices;
  }

  @Override
  public boolean assigned(String busId) {
    return ports.owners().containsKey(busId);
  }

  @Override
  public List<Controller> controllers(int domid) {
    live.require(domid);
    return ports.controllers(domid);
  }

  @Override
  public Controller create(int domid, UsbControllerSpec controller) {
    DomainInfo info = running(domid);
    List<Controller> made = new ArrayList<>();
    DeviceAdmission.admit(
        host,
        controller,
        spec -> {
          made.add(make(info, spec));
          store(info);
        });
    return made.get(0);
  }

  private Controller make(DomainInfo info, UsbControllerSpec asked) {
    List<String> refusals = new ArrayList<>();
    GuestType type = live.type(info);
    UsbControllerSpec spec = UsbLayout.settle(type, asked, refusals);
    if (!refusals.isEmpty()) {
      throw new CreateRefusedException(refusals);
    }
    int devid = UsbPorts.free(ports.controllers(info.domid()));
    plug(info).make(devid, spec);
    return ports.controller(info.domid(), devid);
  }

  private UsbPlug plug(DomainInfo info) {
    return new UsbPlug(host, info.domid(), live.type(info) == GuestType.HVM);
  }

  @Override
  public void destroy(int domid, int devid) {
    DomainInfo info = live.require(domid);
    Controller controller = served(domid, devid);
    UsbPlug plug = plug(info);
    controller
        .ports()
        .forEach(
            (port, busId) -> {
              if (!busId.isEmpty()) {
                plug.take(controller, port);
              }
            });
    try {
      plug.unmake(controller);
    } finally {
      store(info);
    }
  }

  @Override
  public void attach(int domid, UsbHostDeviceSpec device) {
    DomainInfo info = running(domid);
    DeviceAdmission.admit(
        host,
        ANY,
        lock -> {
          give(info, device);
          store(info);
        });
  }

  private void give(DomainInfo info, UsbHostDeviceSpec spec) {
    Optional<UsbHostDevice> device = tree.find(spec);
    List<String> refusals = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    UsbCheck.device(host, spec, device, ports.owners(), refusals, warnings);
    if (!refusals.isEmpty()) {
      throw new CreateRefusedException(refusals);
    }
    warnings.forEach(notices::warn);
    String busId = device.map(UsbHostDevice::busId).orElse(spec.busId());
    UsbPlug plug = plug(info);
    Optional<Controller> present = withRoom(info.domid(), spec);
    if (present.isPresent()) {
      plug.put(present.get(), freePort(present.get(), spec.port()), busId, device);
      return;
    }
    Controller made = make(info, ANY);
    try {
      plug.put(made, 1, busId, device);
    } catch (ToolstackException failure) {
      try {
        plug.unmake(made);
      } catch (ToolstackException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  /**
   * The controller that is asked for, or the first with a free port; empty when one is to be made.
   */
  private Optional<Controller> withRoom(int domid, UsbHostDeviceSpec spec) {
    if (spec.controller() < 0) {
      return ports.controllers(domid).stream()
          .filter(each -> isServed(each) && freePort(each, spec.port()) > 0)
          .findFirst();
    }
    Controller asked = served(domid, spec.controller());
    if (freePort(asked, spec.port()) == 0) {
      throw new ToolstackException(
          "Controller "
              + spec.controller()
              + " has no free port"
              + (spec.port() > 0 ? " " + spec.port() : "")
              + '.');
    }
    return Optional.of(asked);
  }

  /** The port that is asked for, or the first one, if it is free; else 0. */
  private static int freePort(Controller controller, int asked) {
    for (Map.Entry<Integer, String> port : controller.ports().entrySet()) {
      if (port.getValue().isEmpty() && (asked == 0 || asked == port.getKey())) {
        return port.getKey();
      }
    }
    return 0;
  }

  @Override
  public void detach(int domid, int devid, int port) {
    DomainInfo info = live.require(domid);
    Controller controller = served(domid, devid);
    if (controller.ports().getOrDefault(port, "").isEmpty()) {
      throw new ToolstackException("Nothing is on port " + port + " of controller " + devid + '.');
    }
    plug(info).take(controller, port);
    store(info);
  }

  /** A controller of which devices can be taken and to which they can be given. */
  private Controller served(int domid, int devid) {
    Controller controller = ports.controller(domid, devid);
    if (!isServed(controller)) {
      throw new ToolstackException(
          "Device " + devid + " (vusb) is not served by dom0's QEMU; use the tool that made it.");
    }
    return controller;
  }

  private static boolean isServed(Controller controller) {
    return controller.backendDomid() == 0 && !controller.type().equals("pv");
  }

  /** A restart brings what the domain has now. */
  private void store(DomainInfo info) {
    List<UsbControllerSpec> controllers = new ArrayList<>();
    List<UsbHostDeviceSpec> devices = new ArrayList<>();
    for (Controller each : ports.controllers(info.domid())) {
      int index = controllers.size();
      controllers.add(new UsbControllerSpec(each.type(), each.version(), each.ports().size()));
      each.ports()
          .forEach(
              (port, busId) -> {
                if (!busId.isEmpty()) {
                  devices.add(new UsbHostDeviceSpec(0, 0, busId, index, port));
                }
              });
    }
    new StoredDevices(host, info.domid(), info.handle()).usb(controllers, devices, tree);
  }

  private DomainInfo running(int domid) {
    DomainInfo info = live.require(domid);
    if (domid == 0 || info.shutdown() || info.dying()) {
      throw new ToolstackException(
          domid == 0
              ? "Domain-0 has all USB devices that no guest has."
              : "Domain " + domid + " has ended; it takes no devices any more.");
    }
    return info;
  }
}
