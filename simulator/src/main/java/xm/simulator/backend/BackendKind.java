package xm.simulator.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of back ends that domain 0 has drivers for, with what each tells its frontend. */
enum BackendKind {
  /** Linux' blkback: connects when the block script has named the device. */
  VBD("vbd", "physical-device", "") {
    @Override
    Map<String, String> details() {
      return disk();
    }
  },
  /** QEMU's disk back end: no script. */
  QDISK("qdisk", "", "") {
    @Override
    Map<String, String> details() {
      return disk();
    }
  },
  /** Linux' netback: connects when the vif script is through. */
  VIF("vif", "hotplug-status", "connected") {
    @Override
    Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("feature-sg", "1");
      details.put("feature-gso-tcpv4", "1");
      details.put("feature-rx-copy", "1");
      details.put("feature-rx-flip", "0");
      return details;
    }
  },
  /** Linux' xen-pciback: functions come and go while it is connected. */
  PCI("pci", "", "") {
    @Override
    Map<String, String> details() {
      return Map.of("root_num", "1", "root-0", "0000:00");
    }
  },
  /** QEMU's back end for PV USB controllers. */
  QUSB("qusb", "", "") {
    @Override
    Map<String, String> details() {
      return Map.of();
    }
  },
  VFB("vfb", "", "") {
    @Override
    Map<String, String> details() {
      return Map.of("feature-update", "1");
    }
  },
  VKBD("vkbd", "", "") {
    @Override
    Map<String, String> details() {
      return Map.of("feature-abs-pointer", "1");
    }
  };

  /** Sectors of 512 bytes in a GiB, the size of every simulated disk. */
  private static final long DISK_SECTORS = 2L << 20;

  final String label;
  private final String readyNode;
  private final String readyValue;

  BackendKind(String label, String readyNode, String readyValue) {
    this.label = label;
    this.readyNode = readyNode;
    this.readyValue = readyValue;
  }

  /** Nodes written on connecting. */
  abstract Map<String, String> details();

  /** The node on which connecting depends, empty for none. */
  String readyNode() {
    return readyNode;
  }

  /** Whether the value of {@link #readyNode} lets the device connect. */
  boolean ready(String value) {
    return readyValue.isEmpty() ? !value.isEmpty() : value.equals(readyValue);
  }

  /** The kind with this name in xenstore, null when there is no driver for it. */
  static BackendKind of(String label) {
    for (BackendKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    return null;
  }

  private static Map<String, String> disk() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("feature-flush-cache", "1");
    details.put("sector-size", "512");
    details.put("sectors", Long.toString(DISK_SECTORS));
    details.put("info", "0");
    return details;
  }
}
