package xm.cli;

/**
 * Every name that xm ever had, and the order in which its help lists them. Names that {@link
 * CommandTable} cannot make are answered with a sentence; they count when an abbreviation is
 * resolved, so that an abbreviation means today what it will mean when they work.
 */
final class HistoricNames {
  /** The names of 4.1 to 4.4: domains, host, schedulers, devices, and the rest. */
  private static final String[] LAST = {
    "console",
    "vncviewer",
    "create",
    "new",
    "delete",
    "destroy",
    "domid",
    "domname",
    "dump-core",
    "list",
    "mem-max",
    "mem-set",
    "migrate",
    "pause",
    "reboot",
    "rename",
    "reset",
    "restore",
    "resume",
    "save",
    "shutdown",
    "start",
    "suspend",
    "sysrq",
    "trigger",
    "top",
    "unpause",
    "uptime",
    "usb-add",
    "usb-del",
    "domstate",
    "vcpu-list",
    "vcpu-pin",
    "vcpu-set",
    "debug-keys",
    "dmesg",
    "info",
    "log",
    "serve",
    "sched-credit2",
    "sched-credit",
    "sched-sedf",
    "block-attach",
    "block-detach",
    "block-list",
    "block-configure",
    "network-attach",
    "network-detach",
    "network-list",
    "network2-attach",
    "network2-detach",
    "network2-list",
    "pci-attach",
    "pci-detach",
    "pci-list",
    "pci-list-assignable-devices",
    "scsi-attach",
    "scsi-detach",
    "scsi-list",
    "usb-attach",
    "usb-detach",
    "usb-list",
    "usb-list-assignable-devices",
    "usb-hc-create",
    "usb-hc-destroy",
    "vnet-list",
    "vnet-create",
    "vnet-delete",
    "setpolicy",
    "labels",
    "addlabel",
    "rmlabel",
    "getlabel",
    "dry-run",
    "resources",
    "dumppolicy",
    "resetpolicy",
    "getpolicy",
    "getenforce",
    "setenforce",
    "tmem-list",
    "tmem-thaw",
    "tmem-freeze",
    "tmem-flush",
    "tmem-destroy",
    "tmem-set",
    "tmem-freeable",
    "tmem-shared-auth",
    "cpupool-create",
    "cpupool-new",
    "cpupool-start",
    "cpupool-list",
    "cpupool-destroy",
    "cpupool-delete",
    "cpupool-cpu-add",
    "cpupool-cpu-remove",
    "cpupool-migrate",
    "network-new",
    "network-del",
    "network-show",
    "shell",
    "event-monitor"
  };

  /** Gone before 4.4; known, but no abbreviation leads to them. */
  private static final String[] GONE_EARLIER = {
    "vtpm-list", "sched-bvt", "sched-bvt-ctxallow", "cfgbootpolicy", "loadpolicy", "makepolicy"
  };

  private HistoricNames() {}

  /** In help's order. */
  static String[] last() {
    return LAST.clone();
  }

  static boolean contains(String name) {
    return contains(LAST, name) || contains(GONE_EARLIER, name);
  }

  /** All of them, whenever they were there. */
  static int count() {
    return LAST.length + GONE_EARLIER.length;
  }

  /** The one name that begins so, for at least two characters; null for none or several. */
  static String completed(String prefix) {
    if (prefix.length() < 2) {
      return null;
    }
    String found = null;
    for (String name : LAST) {
      if (name.startsWith(prefix)) {
        if (found != null) {
          return null;
        }
        found = name;
      }
    }
    return found;
  }

  /** The new name for a deprecated one, null when it is not deprecated. */
  static String replacement(String alias) {
    return switch (alias) {
      case "balloon" -> "mem-set";
      case "set-vcpus" -> "vcpu-set";
      case "vif-list" -> "network-list";
      case "vbd-create" -> "block-attach";
      case "vbd-destroy" -> "block-detach";
      case "vbd-list" -> "block-list";
      case "pool-create",
          "pool-new",
          "pool-start",
          "pool-list",
          "pool-destroy",
          "pool-delete",
          "pool-cpu-add",
          "pool-cpu-remove",
          "pool-migrate" ->
          "cpu" + alias;
      default -> null;
    };
  }

  private static boolean contains(String[] names, String name) {
    for (String candidate : names) {
      if (candidate.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
