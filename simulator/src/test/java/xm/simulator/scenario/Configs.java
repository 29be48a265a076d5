package xm.simulator.scenario;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.config.model.Boot;
import xm.config.model.Cpus;
import xm.config.model.DeviceSpec;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Lifecycle;
import xm.config.model.Memory;
import xm.config.model.Platform;
import xm.config.model.Scheduling;
import xm.config.model.ShutdownAction;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;

/** Configurations of the scenarios, as the loader would hand them over. */
final class Configs {
  private Configs() {}

  static DomainConfig guest(String name, String extra, DeviceSpec... devices) {
    return guest(name, extra, "/boot/vmlinuz-sim", 64, devices);
  }

  static DomainConfig guest(
      String name, String extra, String kernel, long memoryMib, DeviceSpec... devices) {
    BitSet one = new BitSet();
    one.set(0, 2);
    return new DomainConfig(
        name,
        Optional.of(UUID.randomUUID()),
        GuestType.PV,
        new Boot(
            kernel,
            "/boot/initrd-sim",
            "/dev/xvda ro",
            extra,
            "",
            "root=/dev/xvda ro " + extra,
            "",
            "",
            List.of()),
        new Memory(memoryMib, memoryMib, 0, 0),
        new Cpus(2, one, List.of()),
        new Scheduling(0, 0, ""),
        new Lifecycle(
            ShutdownAction.DESTROY,
            ShutdownAction.RESTART,
            ShutdownAction.RESTART,
            "ignore",
            "ignore"),
        new Platform(false, true, false, false, 0, 0, false, false),
        xm.config.model.Machine.DEFAULT,
        List.of(devices),
        "",
        Map.of(),
        "");
  }

  static VbdSpec device(String path, String vdev, int number) {
    return disk("phy", path, vdev, number);
  }

  static VbdSpec image(String path, String vdev, int number) {
    return disk("file", path, vdev, number);
  }

  static VifSpec vif(String bridge) {
    return new VifSpec("00:16:3e:01:02:03", bridge, "", "", "", "", "", "", false);
  }

  private static VbdSpec disk(String type, String path, String vdev, int number) {
    return new VbdSpec(
        type, "raw", path, vdev, number, VbdSpec.DiskMode.READ_WRITE, false, "", type + ":" + path);
  }
}
