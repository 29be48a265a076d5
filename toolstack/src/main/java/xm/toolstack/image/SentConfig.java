package xm.toolstack.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.DeviceWords;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.SameDomain;
import xm.toolstack.create.Userdata;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.json.JsonFields;
import xm.toolstack.json.JsonTree;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;

/**
 * The configuration that goes with an image: what libxl keeps of the domain, with everything that
 * may have changed since as it is now. The stored name, for one, is stale after a rename.
 */
final class SentConfig {
  /** Our own form beside libxl's parts, which libxl does not look at. */
  static final String OWN_PART = "xm";

  private final Host host;
  private final DomainInfo info;
  private final int domid;

  SentConfig(Host host, DomainInfo info) {
    this.host = host;
    this.info = info;
    this.domid = info.domid();
  }

  /** JSON text, ISO-8859-1. */
  String text() {
    Userdata userdata = new Userdata(host.paths(), domid, info.handle());
    Optional<String> stored = userdata.read(Userdata.LIBXL_JSON);
    if (stored.isEmpty()) {
      throw new ToolstackException(
          "The configuration of domain "
              + domid
              + " is not known: neither xm nor xl made it, so it cannot be saved.");
    }
    String json = stored.get();
    int end = json.indexOf('\0');
    Map<String, Object> tree;
    try {
      tree = JsonTree.parse(end < 0 ? json : json.substring(0, end));
    } catch (IOException e) {
      throw new ToolstackException(
          "The configuration that is kept of domain " + domid + " is damaged: " + e.getMessage(),
          e);
    }
    String name = new LiveDomains(host).name(domid);
    identity(part(tree, "c_info"), name);
    build(part(tree, "b_info"));
    dropGone(tree, "disks", "vbd", "qdisk");
    dropGone(tree, "nics", "vif");
    tree.remove(OWN_PART);
    new StoredConfig(host.paths())
        .read(domid, info.handle())
        .ifPresent(config -> tree.put(OWN_PART, own(config, name)));
    return JsonTree.indented(tree);
  }

  private String own(DomainConfig config, String name) {
    return DomainConfigLoader.toSxp(SameDomain.of(config, name, info.handle()));
  }

  private void identity(Map<String, Object> create, String name) {
    create.put("name", name);
    create.put("uuid", info.handle().toString());
    create.remove("domid"); // of this host
  }

  private void build(Map<String, Object> build) {
    long video = number(XenstorePaths.memoryVideoram(domid), 0);
    long target = number(XenstorePaths.memoryTarget(domid), 0);
    long max = number(XenstorePaths.memoryStaticMax(domid), 0);
    if (target > 0) {
      long kept = video > 0 && target + video < max ? 1024 : 0; // libxl's slack of an HVM guest
      build.put("target_memkb", target + video + kept);
    }
    if (max > 0) {
      build.put("max_memkb", max);
    }
    List<Object> online = new ArrayList<>();
    for (int vcpu = 0; vcpu < info.maxVcpus(); vcpu++) {
      String path = XenstorePaths.vcpuAvailability(domid, vcpu);
      if (host.xenstore().readIfExists(path).filter("online"::equals).isPresent()) {
        online.add((long) vcpu);
      }
    }
    if (!online.isEmpty()) {
      build.put("avail_vcpus", online);
    }
    try {
      host.hypervisor()
          .creditParams(domid)
          .ifPresent(shares -> build.put("sched_params", shares(shares)));
    } catch (HypercallException e) {
      return; // a scheduler without shares
    }
  }

  private static Map<String, Object> shares(CreditParams shares) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weight", (long) shares.weight());
    json.put("cap", (long) shares.capPercent());
    return json;
  }

  private long number(String path, long otherwise) {
    return StoreValues.number(host.xenstore().readIfExists(path), otherwise);
  }

  @SuppressWarnings("unchecked") // JsonTree makes no other maps
  private static Map<String, Object> part(Map<String, Object> tree, String name) {
    return (Map<String, Object>)
        tree.compute(name, (key, old) -> old instanceof Map<?, ?> ? old : new LinkedHashMap<>());
  }

  /** Devices whose nodes are gone were detached, and would be looked for in vain. */
  private void dropGone(Map<String, Object> tree, String list, String... kinds) {
    if (!(tree.get(list) instanceof List<?> devices)) {
      return;
    }
    List<Object> left = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      int devid = devices.get(i) instanceof Map<?, ?> device ? devid(device, i) : -1;
      boolean there = devid < 0 || cdrom(devices.get(i));
      for (String kind : kinds) {
        there |= present(XenstorePaths.libxlDevice(domid, kind, devid));
      }
      if (there) {
        left.add(devices.get(i));
      }
    }
    tree.put(list, left);
  }

  private boolean present(String path) {
    return host.xenstore().readIfExists(path).isPresent();
  }

  /** A drive of the device model has no nodes of its own. */
  private static boolean cdrom(Object device) {
    return JsonFields.of(device).flag("is_cdrom").orElse(false);
  }

  private static int devid(Map<?, ?> device, int index) {
    if (device.get("vdev") instanceof String vdev) {
      return DeviceWords.diskNumber(vdev).orElse(-1);
    }
    return device.get("devid") instanceof Long number ? number.intValue() : index;
  }
}
