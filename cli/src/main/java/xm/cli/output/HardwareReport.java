package xm.cli.output;

import java.util.TreeMap;
import xm.config.model.CpuidPolicy;
import xm.config.model.Hardware;
import xm.config.model.PciSpec;
import xm.config.model.PvFeature;
import xm.config.model.UsbControllerSpec;
import xm.config.model.UsbDeviceSpec;
import xm.config.model.UsbHostDeviceSpec;

/** The part of {@code xm config show} about the host's hardware and the CPU that a guest sees. */
final class HardwareReport {
  private HardwareReport() {}

  static void write(JsonWriter json, Hardware hardware) {
    json.startArray("pci");
    for (PciSpec p : hardware.pci()) {
      pci(json, p);
    }
    json.endArray();
    usb(json, hardware);
    json.startArray("cpuid");
    for (CpuidPolicy.Leaf leaf : hardware.cpuid().leaves()) {
      json.startObject();
      json.field("leaf", leaf.leaf());
      if (leaf.subleaf() >= 0) {
        json.field("subleaf", leaf.subleaf());
      }
      json.any("registers", new TreeMap<>(leaf.registers()));
      json.endObject();
    }
    json.endArray();
    json.startArray("cpuid_msrs");
    for (CpuidPolicy.Msr msr : hardware.cpuid().msrs()) {
      json.startObject();
      json.field("index", msr.index());
      json.field("bits", msr.bits());
      json.endObject();
    }
    json.endArray();
    json.any("cpuid_features", new TreeMap<>(hardware.cpuid().features()));
    json.startArray("pv_features");
    for (PvFeature f : hardware.features()) {
      json.startObject();
      json.field("name", f.name());
      json.field("required", f.required());
      json.endObject();
    }
    json.endArray();
  }

  private static void pci(JsonWriter json, PciSpec p) {
    json.startObject();
    json.field("address", p.address());
    if (p.hasVirtualSlot()) {
      json.field("virtual_slot", p.virtualDevfn() >> 3);
    }
    json.field("virtual_function", p.virtualDevfn() & 7);
    json.field("msitranslate", p.msitranslate());
    json.field("power_mgmt", p.powerManagement());
    json.field("permissive", p.permissive());
    json.field("seize", p.seize());
    json.field("rdm_policy", p.rdmPolicy());
    json.endObject();
  }

  private static void usb(JsonWriter json, Hardware hardware) {
    json.startArray("usb_devices");
    for (UsbDeviceSpec d : hardware.usbDevices()) {
      json.startObject();
      json.field("kind", d.kind());
      json.field("address", d.address());
      json.endObject();
    }
    json.endArray();
    json.startArray("usb_controllers");
    for (UsbControllerSpec c : hardware.usbControllers()) {
      json.startObject();
      json.field("type", c.type());
      json.field("version", c.version());
      json.field("ports", c.ports());
      json.endObject();
    }
    json.endArray();
    json.startArray("usb_host_devices");
    for (UsbHostDeviceSpec d : hardware.usbHostDevices()) {
      json.startObject();
      json.field("host_bus", d.hostBus());
      json.field("host_address", d.hostAddress());
      json.field("bus_id", d.busId());
      json.field("controller", d.controller());
      json.field("port", d.port());
      json.endObject();
    }
    json.endArray();
  }
}
