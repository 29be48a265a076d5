package xm.toolstack.create;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.VifSpec;
import xm.toolstack.device.VifDevice;
import xm.toolstack.host.HostFiles;
import xm.toolstack.settings.HostSettings;
import xm.toolstack.settings.Setting;

/**
 * Fills in what a configuration leaves to chance or to the host (UUID, MAC addresses, bridges), so
 * that a restart makes the same domain again.
 */
public final class PinnedConfig {
  private static final String USUAL_BRIDGE = "xenbr0";

  private PinnedConfig() {}

  /** The same configuration with nothing left to chance. */
  public static DomainConfig of(DomainConfig config, HostFiles files) {
    return of(config, files, new SecureRandom());
  }

  static DomainConfig of(DomainConfig config, HostFiles files, Random random) {
    List<DeviceSpec> devices = new ArrayList<>(config.devices().size());
    for (DeviceSpec device : config.devices()) {
      devices.add(device instanceof VifSpec vif ? pin(kind(vif, config), files, random) : device);
    }
    UUID uuid = config.uuid().orElseGet(() -> randomUuid(random));
    return config.withDevices(devices).withIdentity(config.name(), Optional.of(uuid));
  }

  /**
   * An interface of HVM is emulated besides, as under xl, unless the file says that it is not:
   * firmware and guest may have no other.
   */
  private static VifSpec kind(VifSpec vif, DomainConfig config) {
    if (!vif.servedByDom0()) { // the emulated card would be in dom0's network
      return vif.withLink(vif.link().withoutEmulation());
    }
    boolean emulated = config.type() == GuestType.HVM && !vif.link().paravirtual();
    return vif.with(vif.mac(), vif.bridge(), vif.ioemu() || emulated);
  }

  static VifSpec pin(VifSpec given, HostFiles files, Random random) {
    VifSpec vif = withScript(given);
    boolean choose = vif.bridge().isEmpty() && VifDevice.usesKernelBridge(vif);
    String bridge = vif.bridge();
    if (choose) { // a driver domain's bridges are not known here; its script takes the first
      bridge = vif.servedByDom0() ? defaultBridge(files) : setting(Setting.DEFAULT_BRIDGE);
    }
    return vif.with(vif.mac().isEmpty() ? randomMac(random) : vif.mac(), bridge, vif.ioemu());
  }

  /** xend's setting vif-script, xl's vif.default.script. */
  private static VifSpec withScript(VifSpec vif) {
    String script = vif.script().isEmpty() ? setting(Setting.DEFAULT_VIF_SCRIPT) : "";
    return script.isEmpty()
        ? vif
        : new VifSpec(
            vif.mac(),
            vif.bridge(),
            vif.ip(),
            script,
            vif.backend(),
            vif.vifname(),
            vif.rate(),
            vif.model(),
            vif.ioemu(),
            vif.link());
  }

  private static String setting(Setting setting) {
    String text = HostSettings.ours().text(setting);
    return text == null ? "" : text;
  }

  /** xm took the first bridge; libxl takes xenbr0. Both are served by preferring xenbr0. */
  private static String defaultBridge(HostFiles files) {
    String set = setting(Setting.DEFAULT_BRIDGE);
    if (!set.isEmpty()) {
      return set;
    }
    if (files.isBridge(USUAL_BRIDGE)) {
      return USUAL_BRIDGE;
    }
    List<String> bridges = files.bridges();
    return bridges.isEmpty() ? "" : bridges.get(0);
  }

  /** An address in Xen's block 00:16:3e; the fourth byte stays below 80, as xend's did. */
  static String randomMac(Random random) {
    byte[] tail = new byte[3];
    random.nextBytes(tail);
    StringBuilder mac = new StringBuilder("00:16:3e");
    for (int i = 0; i < tail.length; i++) {
      int value = tail[i] & (i == 0 ? 0x7f : 0xff);
      mac.append(':').append(Character.forDigit(value >> 4, 16));
      mac.append(Character.forDigit(value & 0xf, 16));
    }
    return mac.toString();
  }

  private static UUID randomUuid(Random random) {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L; // version 4
    long low = (random.nextLong() >>> 2) | 0x8000000000000000L; // variant 10
    return new UUID(high, low);
  }
}
