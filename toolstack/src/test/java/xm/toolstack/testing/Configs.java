package xm.toolstack.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
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
import xm.config.model.Machine;
import xm.config.model.Memory;
import xm.config.model.Platform;
import xm.config.model.Scheduling;
import xm.config.model.ShutdownAction;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;

/** Configurations for tests; each method changes one thing of a small PV guest. */
public final class Configs {
  public static final UUID GUEST_UUID = UUID.fromString("c72ef5c3-c26b-492d-ae99-c4b6d01e44c1");

  private boolean driverDomain;
  private String name = "pv2";
  private Optional<UUID> uuid = Optional.of(GUEST_UUID);
  private GuestType type = GuestType.PV;
  private Boot boot =
      boot("/domu/vmlinux", "/domu/initrd.gz", "console=hvc0 quiet ip4=192.168.77.102/24 tick", "");
  private Memory memory = new Memory(128, 128, 0, 0);
  private Cpus cpus = new Cpus(1, new BitSet(), List.of());
  private Scheduling scheduling = new Scheduling(0, 0, "");
  private Machine machine = Machine.DEFAULT;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final List<DeviceSpec> devices = new ArrayList<>();

  /** A PV guest without devices. */
  public static Configs pv() {
    return new Configs();
  }

  /** A PV guest with one image file and one interface. */
  public static Configs pvWithDiskAndVif() {
    return pv().device(disk("file", "/domu/disk.raw", "xvda", 51712, VbdSpec.DiskMode.READ_WRITE))
        .device(vif("00:16:3e:77:00:02", "xenbr0"));
  }

  public static Boot boot(String kernel, String ramdisk, String commandLine, String loader) {
    return new Boot(kernel, ramdisk, "", "", "", commandLine, "", loader, List.of());
  }

  public static VbdSpec disk(
      String backendType, String target, String vdev, int number, VbdSpec.DiskMode mode) {
    return new VbdSpec(
        backendType, "raw", target, vdev, number, mode, false, "", backendType + ':' + target);
  }

  public static VifSpec vif(String mac, String bridge) {
    return new VifSpec(mac, bridge, "", "", "", "", "", "", false);
  }

  public Configs name(String value) {
    name = value;
    return this;
  }

  public Configs uuid(Optional<UUID> value) {
    uuid = value;
    return this;
  }

  public Configs type(GuestType value) {
    type = value;
    return this;
  }

  public Configs machine(Machine value) {
    machine = value;
    return this;
  }

  public Configs boot(Boot value) {
    boot = value;
    return this;
  }

  public Configs memory(Memory value) {
    memory = value;
    return this;
  }

  public Configs cpus(Cpus value) {
    cpus = value;
    return this;
  }

  public Configs scheduling(Scheduling value) {
    scheduling = value;
    return this;
  }

  public Configs driverDomain() {
    driverDomain = true;
    return this;
  }

  public Configs device(DeviceSpec value) {
    devices.add(value);
    return this;
  }

  /** A variable of the file that no part of the model has. */
  public Configs variable(String key, Object value) {
    variables.put(key, value);
    return this;
  }

  public DomainConfig build() {
    return new DomainConfig(
        name,
        uuid,
        type,
        boot,
        memory,
        cpus,
        scheduling,
        new Lifecycle(
            ShutdownAction.DESTROY,
            ShutdownAction.RESTART,
            ShutdownAction.RENAME_RESTART,
            "ignore",
            "ignore"),
        new Platform(true, true, false, false, 0, 0, false, driverDomain),
        machine,
        devices,
        "",
        Map.copyOf(variables),
        "");
  }
}
