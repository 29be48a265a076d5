package xm.toolstack.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.sample.StoreValues;
import xm.xenstore.XsReader;

/**
 * The devices of a running domain, from xenstore. libxl's own copy of the device tree is asked
 * first, since a guest cannot change it; guests of other tools have their frontends only.
 */
final class DeviceDescriber {
  /** xm's order of device classes, as far as there are devices of them here. */
  private static final List<String> KINDS = List.of("vif", "vkbd", "console", "vbd", "vfb");

  private final XsReader store;
  private final int domid;
  private final Optional<DomainConfig> config;

  DeviceDescriber(XsReader store, int domid, Optional<DomainConfig> config) {
    this.store = store;
    this.domid = domid;
    this.config = config;
  }

  List<Sxp> devices() {
    if (domid == 0) {
      return List.of();
    }
    List<String> directories = new ArrayList<>();
    for (String kind : KINDS) {
      directories.add(XenstorePaths.libxl(domid) + "/device/" + kind);
    }
    for (String kind : KINDS) {
      directories.add(XenstorePaths.domain(domid) + "/device/" + kind);
    }
    List<List<String>> found = store.listAll(directories);
    List<Sxp> devices = new ArrayList<>();
    for (int k = 0; k < KINDS.size(); k++) {
      boolean libxl = !found.get(k).isEmpty();
      List<String> ids = libxl ? found.get(k) : found.get(k + KINDS.size());
      devices.addAll(
          devices(KINDS.get(k), directories.get(libxl ? k : k + KINDS.size()), numbers(ids)));
    }
    return devices;
  }

  private List<Sxp> devices(String kind, String directory, List<Integer> ids) {
    List<String> links = new ArrayList<>(ids.size());
    for (int id : ids) {
      links.add(directory + "/" + id + "/backend");
    }
    List<Optional<String>> backends = store.readAll(links);
    List<Sxp> devices = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      int id = ids.get(i);
      Optional<BackendPath> backend = BackendPath.parse(backends.get(i), domid, id);
      if (backend.isPresent()) {
        devices.add(describe(kind, id, backend.get()));
      }
    }
    return devices;
  }

  private Sxp describe(String kind, int devid, BackendPath backend) {
    Endpoint device = new Endpoint(store, domid, devid, backend);
    return switch (kind) {
      case "vif" -> DeviceForms.vif(device);
      case "vbd" -> DeviceForms.vbd(device, config);
      case "vfb" -> DeviceForms.vfb(device);
      case "console" -> DeviceForms.console(device);
      default -> Sxp.of(kind, Sxp.of("backend", backend.domid()));
    };
  }

  /** Device numbers in order; a name that is no number belongs to no device. */
  private static List<Integer> numbers(List<String> ids) {
    List<Integer> numbers = new ArrayList<>(ids.size());
    for (String id : ids) {
      int n = StoreValues.smallNumber(Optional.of(id), -1);
      if (n >= 0) {
        numbers.add(n);
      }
    }
    numbers.sort(null);
    return numbers;
  }
}
