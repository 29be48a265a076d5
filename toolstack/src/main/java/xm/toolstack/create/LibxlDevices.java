package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import xm.config.model.DeviceSpec;
import xm.config.model.PciSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.VbdDevice;
import xm.toolstack.device.VifDevice;

/**
 * The device lists of libxl's JSON configuration (libxl_types.idl): written, and changed in place.
 */
public final class LibxlDevices {
  private static final JsonFactory JSON = new JsonFactory();

  private LibxlDevices() {}

  /**
   * The text of a userdata file with one more device; everything else in it stays as it is.
   *
   * @param index of an interface
   */
  public static String with(String text, DeviceSpec device, int index) {
    String list = device instanceof VbdSpec ? "disks" : "nics";
    return edited(text, list, (number, name) -> false, json -> element(json, device, index));
  }

  /** The text without the device of this kind and number. */
  public static String without(String text, String kind, int devid) {
    String list = "vbd".equals(kind) ? "disks" : "nics";
    return edited(
        text,
        list,
        (number, name) ->
            "nics".equals(list)
                ? number == devid
                : xm.config.DeviceWords.diskNumber(name).orElse(-1) == devid,
        json -> {});
  }

  /** The text with these PCI functions instead of those that it names. */
  public static String withPci(String text, List<PciSpec> functions) {
    return edited(text, "pcidevs", (number, name) -> true, json -> functions(json, functions));
  }

  static void pci(JsonGenerator json, List<PciSpec> functions) throws IOException {
    if (!functions.isEmpty()) {
      json.writeArrayFieldStart("pcidevs");
      functions(json, functions);
      json.writeEndArray();
    }
  }

  private static void functions(JsonGenerator json, List<PciSpec> functions) throws IOException {
    for (PciSpec function : functions) {
      json.writeStartObject();
      json.writeNumberField("func", function.function());
      json.writeNumberField("dev", function.slot());
      json.writeNumberField("bus", function.bus());
      json.writeNumberField("domain", function.domain());
      if (function.hasVirtualSlot()) {
        json.writeNumberField("vdevfn", function.virtualDevfn());
      }
      json.writeBooleanField("msitranslate", function.msitranslate());
      json.writeBooleanField("power_mgmt", function.powerManagement());
      json.writeBooleanField("permissive", function.permissive());
      json.writeStringField(
          "rdm_policy", function.rdmPolicy().isEmpty() ? "strict" : function.rdmPolicy());
      json.writeEndObject();
    }
  }

  interface Match {
    /** Whether an element with this {@code devid} and {@code vdev} is to go. */
    boolean matches(int devid, String vdev);
  }

  interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /** The text with the elements of a list that go, and those that come. */
  static String edited(String text, String list, Match gone, Part added) {
    int end = text.indexOf('\0');
    StringWriter out = new StringWriter();
    try (JsonParser in = JSON.createParser(end < 0 ? text : text.substring(0, end));
        JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new ToolstackException("libxl's configuration of the domain is no JSON object.");
      }
      json.writeStartObject();
      boolean found = false;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        json.writeFieldName(name);
        if (name.equals(list) && in.currentToken() == JsonToken.START_ARRAY) {
          found = true;
          json.writeStartArray();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            keep(in, json, gone);
          }
          added.write(json);
          json.writeEndArray();
        } else {
          json.copyCurrentStructure(in);
        }
      }
      if (!found) {
        json.writeArrayFieldStart(list);
        added.write(json);
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new ToolstackException(
          "libxl's configuration of the domain cannot be read: " + e.getMessage() + '.', e);
    }
    return out.append("\n\0").toString();
  }

  /** Copies one element unless it is the one that goes. */
  private static void keep(JsonParser in, JsonGenerator json, Match gone) throws IOException {
    StringWriter copy = new StringWriter();
    try (JsonGenerator buffer = JSON.createGenerator(copy)) {
      buffer.copyCurrentStructure(in);
    }
    int devid = -1;
    String vdev = "";
    try (JsonParser element = JSON.createParser(copy.toString())) {
      element.nextToken();
      while (element.nextToken() == JsonToken.FIELD_NAME) {
        String name = element.currentName();
        JsonToken value = element.nextToken();
        if (name.equals("devid") && value == JsonToken.VALUE_NUMBER_INT) {
          devid = element.getIntValue();
        } else if (name.equals("vdev")) {
          vdev = element.getValueAsString("");
        } else {
          element.skipChildren();
        }
      }
    }
    if (!gone.matches(devid, vdev)) {
      try (JsonParser again = JSON.createParser(copy.toString())) {
        again.nextToken();
        json.copyCurrentStructure(again);
      }
    }
  }

  private static void element(JsonGenerator json, DeviceSpec device, int index) {
    try {
      if (device instanceof VbdSpec disk) {
        disk(json, disk);
      } else if (device instanceof VifSpec vif) {
        nic(json, vif, index);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer failed", e);
    }
  }

  static void disks(JsonGenerator json, List<VbdSpec> disks) throws IOException {
    if (disks.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("disks");
    for (VbdSpec disk : disks) {
      disk(json, disk);
    }
    json.writeEndArray();
  }

  private static void disk(JsonGenerator json, VbdSpec disk) throws IOException {
    json.writeStartObject();
    boolean plain = VbdDevice.isImageOrDevice(disk);
    json.writeStringField("pdev_path", plain ? disk.path() : disk.target());
    json.writeStringField("vdev", disk.vdev());
    boolean qemu = VbdDevice.servedByQemu(disk);
    json.writeStringField("backend", qemu ? "qdisk" : "phy");
    json.writeStringField("format", qemu && !disk.format().isEmpty() ? disk.format() : "raw");
    if (!plain && !qemu) {
      json.writeStringField("script", "block-" + disk.backendType());
    }
    json.writeNumberField("readwrite", disk.mode() == VbdSpec.DiskMode.READ_ONLY ? 0 : 1);
    if (disk.cdrom()) {
      json.writeNumberField("removable", 1);
      json.writeNumberField("is_cdrom", 1);
    }
    backend(json, disk);
    if (disk.flags().directIoSafe()) {
      json.writeBooleanField("direct_io_safe", true);
    }
    if (!disk.flags().discard()) {
      LibxlJson.flag(json, "discard_enable", false);
    }
    if (!disk.flags().trusted()) {
      LibxlJson.flag(json, "trusted", false);
    }
    json.writeEndObject();
  }

  static void nics(JsonGenerator json, List<VifSpec> vifs) throws IOException {
    if (vifs.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("nics");
    for (int i = 0; i < vifs.size(); i++) {
      nic(json, vifs.get(i), i);
    }
    json.writeEndArray();
  }

  private static void nic(JsonGenerator json, VifSpec vif, int devid) throws IOException {
    json.writeStartObject();
    json.writeNumberField("devid", devid);
    json.writeStringField("mac", vif.mac());
    LibxlJson.writeIfGiven(json, "ip", vif.ip());
    LibxlJson.writeIfGiven(json, "bridge", vif.bridge());
    LibxlJson.writeIfGiven(json, "ifname", vif.vifname());
    if (!vif.script().isEmpty()) {
      json.writeStringField("script", VifDevice.script(vif));
    }
    json.writeStringField("nictype", vif.ioemu() ? "vif_ioemu" : "vif");
    if (vif.link().mtu() > 0) {
      json.writeNumberField("mtu", vif.link().mtu());
    }
    LibxlJson.writeIfGiven(json, "gatewaydev", vif.link().gatewayDevice());
    LibxlJson.writeIfGiven(json, "vlan", vif.link().vlan());
    if (!vif.link().trusted()) {
      LibxlJson.flag(json, "trusted", false);
    }
    backend(json, vif);
    rate(json, vif.rate());
    json.writeEndObject();
  }

  /** libxl resolves the name, or a number in its place, at each start. */
  private static void backend(JsonGenerator json, DeviceSpec device) throws IOException {
    if (!device.servedByDom0()) {
      json.writeStringField("backend_domname", device.backend());
    }
  }

  /** {@code bytes,microseconds}, two fields in libxl. */
  private static void rate(JsonGenerator json, String rate) throws IOException {
    int comma = rate.indexOf(',');
    if (comma > 0) {
      try {
        long bytes = Long.parseUnsignedLong(rate.substring(0, comma));
        int micros = Integer.parseInt(rate.substring(comma + 1));
        json.writeNumberField("rate_bytes_per_interval", bytes);
        json.writeNumberField("rate_interval_usecs", micros);
      } catch (NumberFormatException e) {
        return; // the backend node has it; xl merely does not show it
      }
    }
  }
}
