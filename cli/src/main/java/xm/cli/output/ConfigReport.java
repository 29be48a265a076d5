package xm.cli.output;

import java.util.BitSet;
import java.util.TreeMap;
import xm.config.model.Boot;
import xm.config.model.CpuSelection;
import xm.config.model.Cpus;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.Lifecycle;
import xm.config.model.Platform;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;

/** The object of {@code xm config show --format json}; docs/json-output.md documents it. */
public final class ConfigReport {

  private ConfigReport() {}

  /** The whole typed configuration. */
  public static void write(JsonWriter json, DomainConfig config) {
    json.startObject();
    json.field("name", config.name());
    if (config.uuid().isPresent()) {
      json.field("uuid", config.uuid().get().toString());
    } else {
      json.nullField("uuid");
    }
    json.field("guest_type", config.type().label());
    json.field("description", config.description());
    boot(json, config.boot());
    json.startObject("memory");
    json.field("target_mib", config.memory().targetMib());
    json.field("max_mib", config.memory().maxMib());
    json.field("shadow_mib", config.memory().shadowMib());
    json.field("video_mib", config.memory().videoMib());
    json.endObject();
    vcpus(json, config.cpus());
    json.startObject("scheduling");
    json.field("weight", config.scheduling().weight());
    json.field("cap_percent", config.scheduling().capPercent());
    json.field("pool", config.scheduling().pool());
    json.endObject();
    lifecycle(json, config.lifecycle());
    platform(json, config.platform());
    json.startObject("machine");
    json.any("viridian", config.machine().viridian().words());
    json.field("gfx_passthru", config.machine().gfxPassthru());
    json.endObject();
    json.startArray("devices");
    for (DeviceSpec device : config.devices()) {
      device(json, device);
    }
    json.endArray();
    HardwareReport.write(json, config.hardware());
    json.endObject();
  }

  private static void boot(JsonWriter json, Boot boot) {
    json.startObject("boot");
    json.field("kernel", boot.kernel());
    json.field("ramdisk", boot.ramdisk());
    json.field("command_line", boot.commandLine());
    json.field("features", boot.features());
    json.field("bootloader", boot.bootloader());
    json.any("bootloader_args", boot.bootloaderArgs());
    json.endObject();
  }

  private static void vcpus(JsonWriter json, Cpus cpus) {
    json.startObject("vcpus");
    json.field("max", cpus.max());
    set(json.startArray("online_at_start"), cpus.available());
    json.startArray("affinity_cpus");
    for (BitSet affinity : cpus.affinity()) {
      set(json.startArray(), affinity);
    }
    json.endArray();
    if (!cpus.selections().isEmpty()) {
      json.startArray("affinity_with_nodes");
      for (CpuSelection selection : cpus.selections()) {
        json.element(selection.toString());
      }
      json.endArray();
    }
    json.endObject();
  }

  private static void set(JsonWriter json, BitSet cpus) {
    for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
      json.element(cpu);
    }
    json.endArray();
  }

  private static void lifecycle(JsonWriter json, Lifecycle lifecycle) {
    json.startObject("lifecycle");
    json.field("on_poweroff", lifecycle.onPoweroff().label());
    json.field("on_reboot", lifecycle.onReboot().label());
    json.field("on_crash", lifecycle.onCrash().label());
    json.field("on_xend_start", lifecycle.onXendStart());
    json.field("on_xend_stop", lifecycle.onXendStop());
    json.endObject();
  }

  private static void platform(JsonWriter json, Platform platform) {
    json.startObject("platform");
    json.field("hap", platform.hap());
    json.field("oos", platform.oos());
    json.field("s3_integrity", platform.s3Integrity());
    json.field("nomigrate", platform.nomigrate());
    json.field("tsc_mode", platform.tscMode());
    json.field("rtc_offset_seconds", platform.rtcOffsetSeconds());
    json.field("localtime", platform.localtime());
    json.endObject();
  }

  private static void device(JsonWriter json, DeviceSpec device) {
    json.startObject();
    if (device instanceof VbdSpec vbd) {
      json.field("kind", "vbd");
      json.field("backend_type", vbd.backendType());
      json.field("format", vbd.format());
      json.field("target", vbd.target());
      json.field("vdev", vbd.vdev());
      json.field("virtual_device", vbd.virtualDevice());
      json.field("mode", vbd.mode().label());
      json.field("cdrom", vbd.cdrom());
    } else if (device instanceof VifSpec vif) {
      json.field("kind", "vif");
      json.field("mac", vif.mac());
      json.field("bridge", vif.bridge());
      json.field("ip", vif.ip());
      json.field("script", vif.script());
      json.field("vifname", vif.vifname());
      json.field("rate", vif.rate());
      json.field("model", vif.model());
      json.field("ioemu", vif.ioemu());
      json.field("mtu", vif.link().mtu());
      json.field("vlan", vif.link().vlan());
      json.field("gateway_device", vif.link().gatewayDevice());
      json.field("trusted", vif.link().trusted());
    } else if (device instanceof VfbSpec vfb) {
      json.field("kind", "vfb");
      json.any("options", new TreeMap<>(vfb.options()));
    }
    json.field("backend", device.backend());
    json.endObject();
  }
}
