package xm.toolstack.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HotplugRunner;

/**
 * Loop devices that the block script set up and told nobody of, because it was stopped (by the
 * deadline) between losetup and its nodes: no later script would find them.
 */
final class StrayLoops {
  private static final String DISKS = XenstorePaths.domain(0) + "/backend/vbd";

  private final Host host;
  private final String image;
  private final Set<String> before;

  private StrayLoops(Host host, String image, Set<String> before) {
    this.host = host;
    this.image = image;
    this.before = before;
  }

  /** What there is before the script runs; for other kinds of devices there is nothing to see. */
  static StrayLoops before(Host host, Device device) {
    String params =
        device.backendKind().equals("vbd")
            ? host.xenstore().readIfExists(device.backendPath() + "/params").orElse("")
            : "";
    // only an image file gets a loop device: nothing else is looked at for the other disks
    boolean file = !params.isEmpty() && host.files().kind(params) == HostFiles.Kind.FILE;
    String image = file ? host.files().realPath(params) : "";
    return new StrayLoops(host, image, on(host, image));
  }

  private static Set<String> on(Host host, String image) {
    Set<String> devices = new TreeSet<>();
    if (!image.isEmpty()) {
      for (String device : host.files().loopDevices()) {
        if (host.files().loopBackingFile(device).filter(image::equals).isPresent()) {
          devices.add(device);
        }
      }
    }
    return devices;
  }

  /** Frees those that came meanwhile and that no backend names. */
  void free() {
    Set<String> strays = on(host, image);
    strays.removeAll(before);
    if (strays.isEmpty()) {
      return;
    }
    strays.removeAll(named());
    for (String device : strays) {
      host.hotplug()
          .run(
              new HotplugRunner.Call(
                  "/sbin/losetup", List.of("-d", device), Map.of(), HotplugScripts.LIMIT));
    }
  }

  /**
   * The block script looks at the image to see that it is on a loop device, so it frees nothing
   * when the image file has been deleted meanwhile.
   */
  static void freeDeletedImage(Host host, Device device) {
    String backend = device.backendPath();
    String node = host.xenstore().readIfExists(backend + "/node").orElse("");
    String image = host.xenstore().readIfExists(backend + "/params").orElse("");
    if (node.startsWith("/dev/loop")
        && host.files().kind(image) == HostFiles.Kind.MISSING
        && host.files().loopBackingFile(node).isPresent()) {
      host.hotplug()
          .run(
              new HotplugRunner.Call(
                  "/sbin/losetup", List.of("-d", node), Map.of(), HotplugScripts.LIMIT));
    }
  }

  private List<String> named() {
    List<String> nodes = new ArrayList<>();
    for (String domid : host.xenstore().listIfExists(DISKS)) {
      for (String devid : host.xenstore().listIfExists(DISKS + '/' + domid)) {
        host.xenstore()
            .readIfExists(DISKS + '/' + domid + '/' + devid + "/node")
            .ifPresent(nodes::add);
      }
    }
    return nodes;
  }
}
