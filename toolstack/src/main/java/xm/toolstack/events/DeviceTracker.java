package xm.toolstack.events;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import xm.toolstack.device.XenbusState;
import xm.toolstack.host.Host;
import xm.toolstack.sample.StoreValues;

/** Follows the states of dom0's back ends. Devices that driver domains serve are not seen here. */
final class DeviceTracker {
  private static final int PARTS = 9;

  private final Host host;
  private final Set<String> up = new HashSet<>();

  DeviceTracker(Host host) {
    this.host = host;
  }

  /**
   * A change of a device.
   *
   * @param device {@code vbd 51712}
   */
  record Change(int domid, String device, boolean up) {}

  /**
   * What a changed node means: empty for most of them.
   *
   * @param path such as {@code /local/domain/0/backend/vbd/7/51712/state}
   */
  Optional<Change> changed(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length < PARTS - 1
        || parts.length > PARTS
        || (parts.length == PARTS && !parts[PARTS - 1].equals("state"))
        || parts[5].equals("console")
        || !StoreValues.digits(parts[6])) {
      return Optional.empty();
    }
    String backend = path.substring(0, path.length() - (parts.length == PARTS ? 6 : 0));
    boolean connected =
        XenbusState.parse(host.xenstore().readIfExists(backend + "/state"))
            .filter(state -> state == XenbusState.CONNECTED)
            .isPresent();
    boolean news = connected ? up.add(backend) : up.remove(backend);
    int domid = Integer.parseInt(parts[6]);
    return news
        ? Optional.of(new Change(domid, parts[5] + ' ' + parts[7], connected))
        : Optional.empty();
  }

  /** What is connected before anybody listens is no news. */
  void learn() {
    String root = "/local/domain/0/backend";
    for (String kind : host.xenstore().listIfExists(root)) {
      for (String domid : host.xenstore().listIfExists(root + '/' + kind)) {
        for (String number : host.xenstore().listIfExists(root + '/' + kind + '/' + domid)) {
          Optional<Change> ignored =
              changed(root + '/' + kind + '/' + domid + '/' + number + "/state");
          assert ignored.isEmpty() || ignored.get().up();
        }
      }
    }
  }
}
