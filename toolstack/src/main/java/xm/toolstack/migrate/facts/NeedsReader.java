package xm.toolstack.migrate.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.create.Userdata;
import xm.toolstack.device.Device;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.json.JsonFields;
import xm.toolstack.json.JsonTree;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreClient;

/** Reads what a running domain needs, from Xen and xenstore as they are now; changes nothing. */
public final class NeedsReader {
  /** As libxl reckons for a new domain (libxl_mem.c). */
  private static final long EXTRA_KIB = 2048;

  private static final long KIB_PER_MIB = 1024;
  private static final long PAGING_PAGES_PER_VCPU = 256;

  private final Host host;
  private final XenstoreClient xenstore;

  public NeedsReader(Host host) {
    this.host = host;
    this.xenstore = host.xenstore();
  }

  /** The needs of a domain. */
  public GuestNeeds read(int domid) {
    LiveDomains live = new LiveDomains(host);
    DomainInfo info = live.require(domid);
    UUID uuid = info.handle();
    String json = new Userdata(host.paths(), domid, uuid).read(Userdata.LIBXL_JSON).orElse("");
    String type = live.type(info).label();
    List<Integer> own = ownFeatures(domid);
    List<Device> devices = new DeviceRemover(host).devicesOf(domid);
    return new GuestNeeds(
        live.name(domid),
        uuid,
        type,
        memoryKib(domid, info),
        info.maxVcpus(),
        own.isEmpty() ? host.hypervisor().guestFeatures(info.hvm()) : own,
        !own.isEmpty(),
        nomigrate(json),
        passthrough(devices),
        disks(devices),
        bridges(devices),
        driverDomains(devices));
  }

  private static boolean nomigrate(String json) {
    int end = json.indexOf('\0');
    try {
      JsonFields config = JsonFields.of(JsonTree.parse(end < 0 ? json : json.substring(0, end)));
      return config.part("b_info").flag("disable_migrate").orElse(false);
    } catch (IOException e) {
      return false; // neither xl nor xm made it: nothing is said of it
    }
  }

  private List<Integer> ownFeatures(int domid) {
    try {
      return host.hypervisor().domainFeatures(domid);
    } catch (HypercallException e) {
      return List.of();
    }
  }

  /** What it has now, or will be given when its balloon goes out, and what Xen needs besides. */
  private long memoryKib(int domid, DomainInfo info) {
    long target = number(xenstore.readIfExists(XenstorePaths.memoryTarget(domid)));
    long video = number(xenstore.readIfExists(XenstorePaths.memoryVideoram(domid)));
    long kib = Math.max(info.totalKib(), target + video);
    return kib + EXTRA_KIB + 4 * (PAGING_PAGES_PER_VCPU * info.maxVcpus() + kib / KIB_PER_MIB);
  }

  private static long number(Optional<String> text) {
    try {
      return text.isPresent() ? Long.parseLong(text.get().strip()) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private List<String> passthrough(List<Device> devices) {
    List<String> passed = new ArrayList<>();
    for (Device device : devices) {
      String kind = device.kind();
      if (List.of("pci", "vusb", "vtpm").contains(kind)) {
        String what = xenstore.readIfExists(device.backendPath() + "/dev-0").orElse("");
        passed.add(what.isEmpty() ? kind : kind + ' ' + what);
      }
    }
    return passed;
  }

  private List<GuestNeeds.Disk> disks(List<Device> devices) {
    List<GuestNeeds.Disk> disks = new ArrayList<>();
    for (String backend : inDom0(devices, "vbd")) {
      List<Optional<String>> values =
          xenstore.readAll(
              List.of(backend + "/params", backend + "/mode", backend + "/dev", backend + "/type"));
      String params = values.get(0).orElse("");
      // QEMU's disks have "format:path"
      String path = params.startsWith("/") ? params : params.substring(params.indexOf(':') + 1);
      if (path.startsWith("/")) {
        disks.add(
            new GuestNeeds.Disk(
                values.get(2).orElse("?"),
                path,
                values.get(1).orElse("r"),
                DiskReader.read(host.files(), path, "")));
      }
    }
    return disks;
  }

  private List<String> bridges(List<Device> devices) {
    Set<String> bridges = new LinkedHashSet<>();
    for (String backend : inDom0(devices, "vif")) {
      xenstore
          .readIfExists(backend + "/bridge")
          .filter(name -> !name.isEmpty())
          .ifPresent(bridges::add);
    }
    return List.copyOf(bridges);
  }

  /** Backends of a kind of device that dom0 serves. */
  private static List<String> inDom0(List<Device> devices, String kind) {
    return devices.stream()
        .filter(device -> device.kind().equals(kind) && !device.inDriverDomain())
        .map(Device::backendPath)
        .toList();
  }

  /** They are known by name: another host has other numbers. */
  private List<String> driverDomains(List<Device> devices) {
    return devices.stream()
        .filter(Device::inDriverDomain)
        .map(device -> new LiveDomains(host).name(device.backendDomid()))
        .distinct()
        .toList();
  }

  /** Looks at what a path leads to. */
  static final class DiskReader {
    private DiskReader() {}

    static DiskFacts read(HostFiles files, String path, String rival) {
      HostFiles.Kind kind = files.kind(path);
      return new DiskFacts(
          kind.name().toLowerCase(java.util.Locale.ROOT),
          kind == HostFiles.Kind.MISSING ? DiskFacts.UNKNOWN : files.sizeBytes(path),
          files.deviceId(path),
          rival);
    }
  }
}
