package xm.cli.output;

import java.util.Map;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.hotplug.DeviceEntry;

/** The objects of {@code --output json} about devices; docs/json-output.md documents them. */
public final class DeviceReports {

  private DeviceReports() {}

  /** One disk of {@code xm block-list}. */
  public static void disk(JsonWriter json, DomainSnapshot domain, DeviceEntry disk) {
    json.startObject();
    JsonReports.identity(json, domain);
    json.field("devid", disk.devid());
    text(json, "vdev", disk.backend(), "dev");
    common(json, disk);
    number(json, "ring_ref", disk, "ring-ref");
    text(json, "backend_type", disk.backend(), "type");
    text(json, "target", disk.backend(), "params");
    text(json, "mode", disk.backend(), "mode");
    text(json, "device_type", disk.backend(), "device-type");
    text(json, "physical_device", disk.backend(), "physical-device");
    json.endObject();
  }

  /** One interface of {@code xm network-list}. */
  public static void vif(JsonWriter json, DomainSnapshot domain, DeviceEntry vif) {
    json.startObject();
    JsonReports.identity(json, domain);
    json.field("devid", vif.devid());
    text(json, "mac", vif.backend(), "mac");
    common(json, vif);
    number(json, "tx_ring_ref", vif, "tx-ring-ref");
    number(json, "rx_ring_ref", vif, "rx-ring-ref");
    text(json, "bridge", vif.backend(), "bridge");
    text(json, "ip", vif.backend(), "ip");
    text(json, "vifname", vif.backend(), "vifname");
    text(json, "script", vif.backend(), "script");
    text(json, "rate", vif.backend(), "rate");
    json.endObject();
  }

  private static void common(JsonWriter json, DeviceEntry device) {
    json.field("backend_domid", device.backendDomid());
    json.field("backend_path", device.backendPath());
    number(json, "frontend_state", device, "state");
    int backendState = device.backendNumber("state", -1);
    if (backendState >= 0) {
      json.field("backend_state", backendState);
    }
    number(json, "event_channel", device, "event-channel");
  }

  /** What is unknown is left out. */
  private static void number(JsonWriter json, String field, DeviceEntry device, String key) {
    int value = device.number(key, -1);
    if (value >= 0) {
      json.field(field, value);
    }
  }

  private static void text(JsonWriter json, String field, Map<String, String> nodes, String key) {
    String value = nodes.getOrDefault(key, "");
    if (!value.isEmpty()) {
      json.field(field, value);
    }
  }
}
