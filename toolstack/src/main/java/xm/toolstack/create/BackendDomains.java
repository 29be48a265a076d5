package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.create.CreateFacts.DiskInUse;
import xm.xenctrl.DomainInfo;

/**
 * The domains that {@code backend=} can name, by name or number as in xm and xl. Dom0 is always
 * one.
 *
 * @param names domid by name
 * @param infos what Xen says of each domain, by its id
 * @param disks reads the disks that a domain serves, by its id; asked only when there is need
 */
record BackendDomains(
    Map<String, Integer> names, Map<Integer, DomainInfo> infos, DiskReader disks) {
  private static final int UNKNOWN = -1;
  private static final int MOST_DIGITS = 5;

  BackendDomains {
    names = Map.copyOf(names);
    infos = Map.copyOf(infos);
  }

  /** Reads which disks a domain serves, and to whom. */
  interface DiskReader {
    List<DiskInUse> of(int backendDomid);
  }

  /** The domain that serves a device, -1 when there is none of that name or number. */
  int domid(DeviceSpec device) {
    return device.servedByDom0() ? 0 : domid(device.backend());
  }

  private int domid(String word) {
    boolean number = word.length() <= MOST_DIGITS;
    for (int i = 0; i < word.length(); i++) {
      number &= word.charAt(i) >= '0' && word.charAt(i) <= '9';
    }
    int domid = number ? Integer.parseInt(word) : names.getOrDefault(word, UNKNOWN);
    return infos.containsKey(domid) ? domid : UNKNOWN;
  }

  /**
   * Why a device cannot be served by the domain that it names, for the end of a sentence; empty
   * when it can.
   *
   * @param self name of the domain whose device it is
   */
  Optional<String> refusal(DeviceSpec device, String self) {
    if (device.servedByDom0()) {
      return Optional.empty();
    }
    String word = device.backend();
    int domid = domid(word);
    String reason = "";
    if (word.equals(self) || (domid != UNKNOWN && domid == names.getOrDefault(self, UNKNOWN))) {
      reason = "a domain cannot serve its own devices";
    } else if (domid == UNKNOWN) {
      reason = "there is no domain '" + word + "' to serve it; xm list shows those that run";
    } else if (infos.get(domid).dying() || infos.get(domid).shutdown()) {
      reason = "domain '" + word + "', which is to serve it, has ended";
    } else if (infos.get(domid).paused()) {
      reason = "domain '" + word + "', which is to serve it, is paused (xm unpause " + word + ")";
    }
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason + " (backend=" + word + ").");
  }

  /** The configuration with names for numbers, which the next start of such a domain changes. */
  DomainConfig named(DomainConfig config) {
    List<DeviceSpec> devices = new ArrayList<>(config.devices().size());
    for (DeviceSpec device : config.devices()) {
      devices.add(named(device));
    }
    return config.withDevices(devices);
  }

  /** A device with the name of its backend domain, if that has one. */
  @SuppressWarnings("unchecked") // a disk stays a disk
  <S extends DeviceSpec> S named(S device) {
    int domid = domid(device);
    if (domid > 0) {
      for (Map.Entry<String, Integer> each : names.entrySet()) {
        if (each.getValue() == domid) {
          return device instanceof VbdSpec disk
              ? (S) disk.withBackend(each.getKey())
              : device instanceof VifSpec vif ? (S) vif.withBackend(each.getKey()) : device;
        }
      }
    }
    return device;
  }
}
