package xm.toolstack.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.config.DomainConfigLoader;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.PciSpec;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbHostDeviceSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.LibxlDevices;
import xm.toolstack.create.LibxlUsb;
import xm.toolstack.create.Userdata;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.host.Host;
import xm.toolstack.usb.UsbTree;

/**
 * Keeps the configurations that a domain left behind (ours for restarts, libxl's for xl) in step
 * with its devices, so that a restart has the same ones.
 */
public final class StoredDevices {
  private final Host host;
  private final int domid;
  private final UUID uuid;
  private final Userdata userdata;

  /** Of one domain. */
  public StoredDevices(Host host, int domid, UUID uuid) {
    this.host = host;
    this.domid = domid;
    this.uuid = uuid;
    this.userdata = new Userdata(host.paths(), domid, uuid);
  }

  /** Adds a device; {@code index} is its number among those of its kind. */
  void added(DeviceSpec device, int index) {
    guarded(
        () -> {
          own(
              devices -> {
                devices.add(device);
              });
          libxl(text -> LibxlDevices.with(text, device, index));
        });
  }

  /**
   * Takes a device out.
   *
   * @param mac of an interface, which tells it from the others
   */
  void removed(String kind, int devid, String mac) {
    guarded(
        () -> {
          own(devices -> devices.removeIf(d -> is(d, kind, devid, mac)));
          libxl(text -> LibxlDevices.without(text, kind, devid));
        });
  }

  /** Notes which PCI functions the domain has now. */
  public void pci(List<PciSpec> functions) {
    guarded(
        () -> {
          Optional<DomainConfig> stored = new StoredConfig(host.paths()).read(domid, uuid);
          if (stored.isPresent()) {
            DomainConfig config = stored.get().withPci(functions);
            userdata.write(Userdata.XM, DomainConfigLoader.toSxp(config));
          }
          libxl(text -> LibxlDevices.withPci(text, functions));
        });
  }

  /** Notes which USB controllers the domain has now, and what is on them. */
  public void usb(
      List<UsbControllerSpec> controllers, List<UsbHostDeviceSpec> devices, UsbTree tree) {
    guarded(
        () -> {
          Optional<DomainConfig> stored = new StoredConfig(host.paths()).read(domid, uuid);
          if (stored.isPresent()) {
            DomainConfig config = stored.get().withUsb(controllers, devices);
            userdata.write(Userdata.XM, DomainConfigLoader.toSxp(config));
          }
          libxl(text -> LibxlUsb.with(text, controllers, devices, tree));
        });
  }

  /** Notes the medium of a CD drive; empty for none. */
  public void medium(int virtualDevice, String image) {
    guarded(
        () -> {
          List<VbdSpec> changed = new ArrayList<>();
          own(
              devices ->
                  devices.replaceAll(
                      device -> {
                        if (!is(device, "vbd", virtualDevice, "") || !((VbdSpec) device).cdrom()) {
                          return device;
                        }
                        VbdSpec drive = ((VbdSpec) device).withMedium(image);
                        changed.add(drive);
                        return drive;
                      }));
          for (VbdSpec drive : changed) {
            libxl(
                text ->
                    LibxlDevices.with(
                        LibxlDevices.without(text, "vbd", virtualDevice), drive, virtualDevice));
          }
        });
  }

  private static boolean is(DeviceSpec device, String kind, int devid, String mac) {
    if (device instanceof VbdSpec disk) {
      return "vbd".equals(kind) && disk.virtualDevice() == devid;
    }
    return device instanceof VifSpec vif && "vif".equals(kind) && vif.mac().equals(mac);
  }

  private interface Edit<T> {
    void on(T value);
  }

  private interface Rewrite {
    String of(String text);
  }

  private void own(Edit<List<DeviceSpec>> edit) {
    Optional<DomainConfig> stored = new StoredConfig(host.paths()).read(domid, uuid);
    if (stored.isPresent()) {
      DomainConfig config = stored.get();
      List<DeviceSpec> devices = new ArrayList<>(config.devices());
      edit.on(devices);
      userdata.write(Userdata.XM, DomainConfigLoader.toSxp(config.withDevices(devices)));
    }
  }

  private void libxl(Rewrite rewrite) {
    Optional<String> text = userdata.read(Userdata.LIBXL_JSON);
    if (text.isPresent()) {
      userdata.write(Userdata.LIBXL_JSON, rewrite.of(text.get()));
    }
  }

  /** The device is there (or gone) already: only its record failed, and that is what is said. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (ToolstackException e) {
      throw new ToolstackException(
          "The device was changed, but the stored configuration was not, so that a restart brings"
              + " the old devices back: "
              + e.getMessage(),
          e);
    }
  }
}
