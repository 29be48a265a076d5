package xm.toolstack.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.config.model.DeviceSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.DeviceAdmission;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceNodes;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceType.Ends;
import xm.toolstack.device.DeviceTypes;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.qemu.PvQemu;
import xm.xenctrl.DomainInfo;

/** Hot plug on one host. */
public final class HotplugControl implements DeviceControl {
  private final Host host;
  private final DeviceReader reader;

  public HotplugControl(Host host) {
    this.host = host;
    this.reader = new DeviceReader(host.xenstore());
  }

  @Override
  public List<DeviceEntry> list(int domid, String kind) {
    new LiveDomains(host).require(domid);
    List<DeviceEntry> entries = new ArrayList<>();
    for (Device device : reader.devices(domid, kind)) {
      entries.add(reader.entry(device));
    }
    return entries;
  }

  @Override
  public List<String> served(int domid) {
    return domid == 0 ? List.of() : new ServedDomains(host).names(domid);
  }

  @Override
  public void attach(int domid, VbdSpec disk) {
    attach(domid, DeviceTypes.VBD, disk);
  }

  @Override
  public void attach(int domid, VifSpec vif) {
    attach(domid, DeviceTypes.VIF, vif);
  }

  private <S extends DeviceSpec> void attach(int domid, DeviceType<S> type, S spec) {
    DomainInfo info = running(domid);
    DeviceAdmission.admit(
        host,
        new LiveDomains(host).name(domid),
        spec,
        (admitted, backendDomid) -> {
          List<Device> present = reader.devices(domid, type.kind());
          int next = present.isEmpty() ? 0 : present.get(present.size() - 1).devid() + 1;
          int devid = type.devid(admitted, next);
          if (present.stream().anyMatch(d -> d.devid() == devid)) {
            throw new ToolstackException("Device " + devid + " is already connected.");
          }
          DeviceNodes nodes = type.nodes(admitted, next, guest(new Ends(domid, backendDomid)));
          connect(nodes);
          new StoredDevices(host, domid, info.handle()).added(admitted, next);
        });
  }

  private void connect(DeviceNodes nodes) {
    try {
      if (nodes.device().servedByQemu()) {
        int domid = nodes.device().domid();
        PvQemu.ensure(host, domid, new LiveDomains(host).name(domid));
      }
      new DeviceAttacher(host).attach(nodes);
    } catch (RuntimeException failure) {
      try {
        new DeviceRemover(host).remove(nodes.device());
      } catch (ToolstackException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  private DomainInfo running(int domid) {
    DomainInfo info = new LiveDomains(host).require(domid);
    if (info.shutdown() || info.dying()) {
      throw new ToolstackException("Domain " + domid + " has ended; it takes no devices any more.");
    }
    return info;
  }

  /** The ring protocol is the one that the domain was created with, as its other disks have it. */
  private DeviceType.GuestFacts guest(Ends ends) {
    String protocol = "";
    for (Device disk : reader.devices(ends.domid(), DeviceTypes.VBD.kind())) {
      Map<String, String> frontend = reader.entry(disk).frontend();
      String found = frontend.getOrDefault("protocol", "");
      protocol = found.equals("x86_32-abi") || found.equals("x86_64-abi") ? found : protocol;
    }
    return new DeviceType.GuestFacts(ends, host.paths().scripts().toString(), protocol);
  }

  @Override
  public void detach(int domid, String kind, int devid, boolean force) {
    DomainInfo info = new LiveDomains(host).require(domid);
    Device device = null;
    for (Device candidate : reader.devices(domid, kind)) {
      if (candidate.devid() == devid) {
        device = candidate;
      }
    }
    if (device == null) {
      throw new ToolstackException("Device " + devid + " not connected");
    }
    DeviceRemover remover = new DeviceRemover(host);
    String mac = reader.entry(device).backend().getOrDefault("mac", "");
    if (force) {
      remover.remove(device);
    } else {
      remover.detach(device);
    }
    new StoredDevices(host, domid, info.handle()).removed(kind, devid, mac);
  }
}
