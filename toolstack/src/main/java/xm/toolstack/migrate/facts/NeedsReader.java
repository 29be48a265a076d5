package xm.toolstack.migrate.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.create.Userdata;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.json.JsonFields;
import xm.toolstack.json.JsonTree;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.sample.StoreValues;
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
    return new GuestNeeds(
        live.name(domid),
        uuid,
        type,
        memoryKib(domid, info),
        info.maxVcpus(),
        own.isEmpty() ? host.hypervisor().guestFeatures(info.hvm()) : own,
        !own.isEmpty(),
        nomigrate(json),
        passthrough(domid),
        disks(domid),
        bridges(domid),
        driverDomains(domid));
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

  private List<String> passthrough(int domid) {
    List<String> devices = new ArrayList<>();
    for (String kind : List.of("pci", "vusb", "vtpm")) {
      for (String backend : backends(domid, kind)) {
        String what = xenstore.readIfExists(backend + "/dev-0").orElse("");
        devices.add(what.isEmpty() ? kind : kind + ' ' + what);
      }
    }
    return devices;
  }

  private List<GuestNeeds.Disk> disks(int domid) {
    List<GuestNeeds.Disk> disks = new ArrayList<>();
    for (String backend : ofDom0(backends(domid, "vbd"))) {
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

  private List<String> bridges(int domid) {
    Set<String> bridges = new LinkedHashSet<>();
    for (String backend : ofDom0(backends(domid, "vif"))) {
      xenstore
          .readIfExists(backend + "/bridge")
          .filter(name -> !name.isEmpty())
          .ifPresent(bridges::add);
    }
    return List.copyOf(bridges);
  }

  private static List<String> ofDom0(List<String> backends) {
    return backends.stream()
        .filter(path -> path.startsWith(XenstorePaths.domain(0) + '/'))
        .toList();
  }

  /** They are known by name: another host has other numbers. */
  private List<String> driverDomains(int domid) {
    Set<String> names = new LinkedHashSet<>();
    for (String kind : List.of("vbd", "vif")) {
      for (String backend : backends(domid, kind)) {
        String number = backend.substring(XenstorePaths.DOMAINS.length() + 1).split("/", 2)[0];
        int server = StoreValues.smallNumber(Optional.of(number), 0);
        if (server != 0) {
          names.add(new LiveDomains(host).name(server));
        }
      }
    }
    return List.copyOf(names);
  }

  /** Backends of a kind of device, from libxl's record, which no guest can write. */
  private List<String> backends(int domid, String kind) {
    String directory = XenstorePaths.libxlDevices(domid) + '/' + kind;
    List<String> found = new ArrayList<>();
    for (String devid : xenstore.listIfExists(directory)) {
      xenstore.readIfExists(directory + '/' + devid + "/backend").ifPresent(found::add);
    }
    return found;
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
