package xm.toolstack.create;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.GuestType;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XsPermission;
import xm.xenstore.XsTransaction;

/** Makes the domain's three trees in xenstore, in one transaction, with libxl's permissions. */
record StoreTreeStep(String name, UUID uuid, GuestType type, boolean driverDomain) implements Step {
  private static final int ATTEMPTS = 20;

  /** Directories that the guest may read. */
  private static final List<String> READ_ONLY = List.of("cpu", "memory", "device", "control");

  /** Nodes that belong to the guest: what it answers and offers. */
  private static final List<String> GUEST_OWNED =
      List.of(
          "device/suspend/event-channel",
          "control/shutdown",
          "control/feature-poweroff",
          "control/feature-reboot",
          "control/feature-suspend",
          "control/sysrq",
          "data",
          "drivers",
          "feature",
          "attr",
          "error");

  /** What xl devd in a driver domain writes for itself, as toolstack and as parent of QEMUs. */
  private static final List<String> DRIVER_OWNED = List.of("libxl", "device-model");

  @Override
  public String description() {
    return "make the domain's xenstore nodes";
  }

  @Override
  public void perform(CreateContext context) {
    int domid = context.domid();
    context
        .host()
        .xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              refuseTakenName(t, domid);
              write(t, domid);
              return null;
            });
  }

  private void refuseTakenName(XsTransaction t, int domid) {
    List<String> others = t.listIfExists(XenstorePaths.DOMAINS);
    List<String> paths = new ArrayList<>(others.size());
    for (String other : others) {
      paths.add(XenstorePaths.DOMAINS + '/' + other + "/name");
    }
    List<Optional<String>> names = t.readAll(paths);
    for (int i = 0; i < others.size(); i++) {
      boolean same = names.get(i).isPresent() && names.get(i).get().equals(name);
      if (same && !others.get(i).equals(Integer.toString(domid))) {
        throw new ToolstackException(
            "VM name '" + name + "' already exists as domain " + others.get(i));
      }
    }
  }

  private void write(XsTransaction t, int domid) {
    List<XsPermission> dom0Only = List.of(XsPermission.none(0));
    List<XsPermission> guestReads = List.of(XsPermission.none(0), XsPermission.read(domid));
    List<XsPermission> guestOwns = List.of(XsPermission.none(domid));
    String domain = XenstorePaths.domain(domid);
    String vm = XenstorePaths.vm(uuid);
    String libxl = XenstorePaths.libxl(domid);

    remake(t, domain, guestReads);
    remake(t, vm, guestReads);
    remake(t, libxl, dom0Only);

    // New nodes inherit the permissions of their parent, so only the guest's own are set.
    Map<String, String> values = new LinkedHashMap<>();
    values.put(XenstorePaths.libxlDevices(domid), "");
    values.put(XenstorePaths.vmLink(domid), vm);
    values.put(XenstorePaths.name(domid), name);
    for (String path : READ_ONLY) {
      values.put(domain + '/' + path, "");
    }
    List<String> guestOwned = new ArrayList<>(GUEST_OWNED);
    if (type == GuestType.HVM) {
      values.put(domain + "/hvmloader", "");
      guestOwned.add("control/feature-s3");
      guestOwned.add("control/feature-s4");
    }
    if (driverDomain) {
      guestOwned.addAll(DRIVER_OWNED);
    }
    for (String path : guestOwned) {
      values.put(domain + '/' + path, "");
    }
    values.put(domain + "/control/platform-feature-multiprocessor-suspend", "1");
    values.put(domain + "/control/platform-feature-xs_reset_watches", "1");
    values.put(vm + "/uuid", uuid.toString());
    values.put(XenstorePaths.vmName(uuid), name);
    values.put(XenstorePaths.ownMarker(uuid), "xm");
    values.put(XenstorePaths.restartCount(uuid), "0");
    values.put(libxl + "/type", type.label());
    values.put(libxl + "/dm-version", "qemu_xen");
    t.writeAll(values);
    for (String path : guestOwned) {
      t.setPermissions(domain + '/' + path, guestOwns);
    }
  }

  private static void remake(XsTransaction t, String path, List<XsPermission> permissions) {
    t.rm(path);
    t.write(path, "");
    t.setPermissions(path, permissions);
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      remove(context.host().xenstore(), context.domid(), Optional.of(uuid));
    }
  }

  /** Takes the trees away; none of them need be there. */
  static void remove(XenstoreClient xenstore, int domid, Optional<UUID> uuid) {
    if (uuid.isPresent()) {
      xenstore.rm(XenstorePaths.vm(uuid.get()));
    }
    xenstore.rm(XenstorePaths.domain(domid));
    xenstore.rm(XenstorePaths.libxl(domid));
  }

  /**
   * Takes away what came after {@link #remove}: xenconsoled writes the path of a console that it
   * has just opened without asking whether its domain has a tree still. Once the domain is
   * destroyed it can open none any more.
   */
  static void removeLate(XenstoreClient xenstore, int domid) {
    if (xenstore.readIfExists(XenstorePaths.domain(domid)).isPresent()) {
      xenstore.rm(XenstorePaths.domain(domid));
    }
  }
}
