package xm.toolstack.create;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import xm.config.model.Boot;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Lifecycle;
import xm.config.model.Platform;
import xm.config.model.ShutdownAction;
import xm.config.model.VbdSpec;
import xm.config.model.VfbSpec;
import xm.config.model.VifSpec;
import xm.toolstack.usb.UsbCheck;

/**
 * A configuration as libxl keeps it (libxl_types.idl, struct domain_config), so that xl can show
 * and handle the domain. Values that equal libxl's defaults may be left out there; unknown keys are
 * ignored.
 */
final class LibxlJson {
  private static final JsonFactory JSON = new JsonFactory();

  /** "No domain id was asked for" (INVALID_DOMID). */
  private static final long NO_DOMID = 0xffffffffL;

  private LibxlJson() {}

  /** The text of the userdata file, with the NUL at its end that libxl writes and expects. */
  static String of(DomainConfig config) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      createInfo(json, config);
      buildInfo(json, config);
      LibxlDevices.disks(json, config.devices(VbdSpec.class));
      LibxlDevices.nics(json, config.devices(VifSpec.class));
      if (config.type() != GuestType.HVM) { // HVM has its screen in b_info
        LibxlScreens.write(json, config.devices(VfbSpec.class));
      }
      LibxlDevices.pci(json, config.hardware().pci());
      LibxlUsb.write(json, UsbCheck.layout(config));
      actions(json, config.lifecycle());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer failed", e);
    }
    return text.append("\n\0").toString();
  }

  private static void createInfo(JsonGenerator json, DomainConfig config) throws IOException {
    json.writeObjectFieldStart("c_info");
    json.writeStringField("type", config.type().label());
    json.writeStringField("name", config.name());
    json.writeNumberField("domid", NO_DOMID);
    json.writeStringField("uuid", config.uuid().orElseThrow().toString());
    if (!config.scheduling().pool().isEmpty()) {
      json.writeStringField("pool_name", config.scheduling().pool());
    }
    flag(json, "run_hotplug_scripts", true);
    if (config.platform().driverDomain()) {
      flag(json, "driver_domain", true);
    }
    json.writeEndObject();
  }

  private static void buildInfo(JsonGenerator json, DomainConfig config) throws IOException {
    json.writeObjectFieldStart("b_info");
    cpus(json, config.cpus());
    platform(json, config.platform());
    json.writeNumberField("max_memkb", GuestMemory.maxKib(config));
    json.writeNumberField("target_memkb", GuestMemory.targetKib(config));
    json.writeNumberField("video_memkb", GuestMemory.videoKib(config));
    json.writeObjectFieldStart("sched_params");
    if (config.scheduling().weight() > 0) {
      json.writeNumberField("weight", config.scheduling().weight());
    }
    if (config.scheduling().capPercent() > 0) {
      json.writeNumberField("cap", config.scheduling().capPercent());
    }
    json.writeEndObject();
    LibxlCpuid.write(json, config.hardware().cpuid());
    Boot boot = config.boot();
    writeIfGiven(json, "kernel", boot.kernel());
    writeIfGiven(json, "cmdline", boot.commandLine());
    writeIfGiven(json, "ramdisk", boot.ramdisk());
    json.writeObjectFieldStart("type." + config.type().label());
    if (config.type() == GuestType.PV) {
      writeIfGiven(json, "features", boot.features());
    } else if (config.type() == GuestType.HVM) {
      LibxlMachine.write(json, config.machine());
    } else if (config.machine().pvShim()) {
      flag(json, "pvshim", true);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("arch_arm");
    json.writeEndObject();
    json.writeObjectFieldStart("arch_x86");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void cpus(JsonGenerator json, Cpus cpus) throws IOException {
    json.writeNumberField("max_vcpus", cpus.max());
    BitSet available = cpus.available();
    if (available.isEmpty()) {
      available.set(0, cpus.max());
    }
    json.writeArrayFieldStart("avail_vcpus");
    bits(json, available);
    json.writeEndArray();
    List<BitSet> affinity = cpus.affinity();
    if (!affinity.isEmpty()) {
      json.writeArrayFieldStart("vcpu_hard_affinity");
      for (int vcpu = 0; vcpu < cpus.max(); vcpu++) {
        int index = affinity.size() == 1 ? 0 : Math.min(vcpu, affinity.size() - 1);
        json.writeStartArray();
        bits(json, affinity.get(index));
        json.writeEndArray();
      }
      json.writeEndArray();
    }
  }

  private static void bits(JsonGenerator json, BitSet set) throws IOException {
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      json.writeNumber(i);
    }
  }

  private static void platform(JsonGenerator json, Platform platform) throws IOException {
    switch (platform.tscMode()) {
      case 1 -> json.writeStringField("tsc_mode", "always_emulate");
      case 2 -> json.writeStringField("tsc_mode", "native");
      default -> json.writeStringField("tsc_mode", "default");
    }
    if (platform.rtcOffsetSeconds() != 0) {
      // uint32 in libxl
      json.writeNumberField("rtc_timeoffset", platform.rtcOffsetSeconds() & 0xffffffffL);
    }
    if (platform.localtime()) {
      flag(json, "localtime", true);
    }
    if (platform.nomigrate()) {
      flag(json, "disable_migrate", true);
    }
  }

  private static void actions(JsonGenerator json, Lifecycle lifecycle) throws IOException {
    action(json, "on_poweroff", lifecycle.onPoweroff());
    action(json, "on_reboot", lifecycle.onReboot());
    action(json, "on_crash", lifecycle.onCrash());
  }

  private static void action(JsonGenerator json, String key, ShutdownAction action)
      throws IOException {
    // libxl turns this one's words round
    String word =
        action == ShutdownAction.RENAME_RESTART
            ? "restart_rename"
            : action.label().replace('-', '_');
    json.writeStringField(key, word);
  }

  /** A libxl_defbool, not a JSON boolean. */
  static void flag(JsonGenerator json, String name, boolean value) throws IOException {
    json.writeStringField(name, value ? "True" : "False");
  }

  static void writeIfGiven(JsonGenerator json, String key, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(key, value);
    }
  }
}
