package xm.config.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole domU configuration, checked as far as that is possible without a host.
 *
 * @param sourceText what the operator wrote, kept as userdata; empty when there was no file
 * @param variables the file's variables as xm took them over (String, Long, Double or nested List),
 *     in order of definition
 */
public record DomainConfig(
    String name,
    Optional<UUID> uuid,
    GuestType type,
    Boot boot,
    Memory memory,
    Cpus cpus,
    Scheduling scheduling,
    Lifecycle lifecycle,
    Platform platform,
    Machine machine,
    List<DeviceSpec> devices,
    Hardware hardware,
    String description,
    Map<String, Object> variables,
    String sourceText) {

  public DomainConfig {
    devices = List.copyOf(devices);
  }

  /** A configuration without hardware of the host. */
  public DomainConfig(
      String name,
      Optional<UUID> uuid,
      GuestType type,
      Boot boot,
      Memory memory,
      Cpus cpus,
      Scheduling scheduling,
      Lifecycle lifecycle,
      Platform platform,
      Machine machine,
      List<DeviceSpec> devices,
      String description,
      Map<String, Object> variables,
      String sourceText) {
    this(
        name,
        uuid,
        type,
        boot,
        memory,
        cpus,
        scheduling,
        lifecycle,
        platform,
        machine,
        devices,
        Hardware.NONE,
        description,
        variables,
        sourceText);
  }

  /** The same domain with these devices. */
  public DomainConfig withDevices(List<DeviceSpec> others) {
    return with(name, uuid, memory, cpus, scheduling, others, hardware, variables);
  }

  /** The same domain with these PCI functions of the host. */
  public DomainConfig withPci(List<PciSpec> functions) {
    Map<String, Object> changed = new LinkedHashMap<>(variables);
    changed.put("pci", functions.stream().<Object>map(PciSpec::entry).toList());
    Hardware other =
        new Hardware(
            functions,
            hardware.usbDevices(),
            hardware.usbControllers(),
            hardware.usbHostDevices(),
            hardware.cpuid(),
            hardware.features());
    return with(name, uuid, memory, cpus, scheduling, devices, other, changed);
  }

  /** The same domain with these USB controllers and devices of the host on them. */
  public DomainConfig withUsb(List<UsbControllerSpec> controllers, List<UsbHostDeviceSpec> usb) {
    Map<String, Object> changed = new LinkedHashMap<>(variables);
    changed.remove("vusb");
    changed.put("usbctrl", controllers.stream().<Object>map(UsbControllerSpec::entry).toList());
    changed.put("usbdev", usb.stream().<Object>map(UsbHostDeviceSpec::entry).toList());
    Hardware other =
        new Hardware(
            hardware.pci(),
            hardware.usbDevices(),
            controllers,
            usb,
            hardware.cpuid(),
            hardware.features());
    return with(name, uuid, memory, cpus, scheduling, devices, other, changed);
  }

  /** The same domain with another name and UUID. */
  public DomainConfig withIdentity(String newName, Optional<UUID> newUuid) {
    return with(newName, newUuid, memory, cpus, scheduling, devices, hardware, variables);
  }

  /** The same domain with this memory. */
  public DomainConfig withMemory(Memory other) {
    return with(name, uuid, other, cpus, scheduling, devices, hardware, variables);
  }

  /** The same domain with these shares and this pool. */
  public DomainConfig withScheduling(Scheduling other) {
    return with(name, uuid, memory, cpus, other, devices, hardware, variables);
  }

  /** The same domain with these virtual CPUs. */
  public DomainConfig withCpus(Cpus others) {
    return with(name, uuid, memory, others, scheduling, devices, hardware, variables);
  }

  /** The one place that copies what does not change. */
  private DomainConfig with(
      String newName,
      Optional<UUID> newUuid,
      Memory newMemory,
      Cpus newCpus,
      Scheduling newScheduling,
      List<DeviceSpec> newDevices,
      Hardware newHardware,
      Map<String, Object> newVariables) {
    return new DomainConfig(
        newName,
        newUuid,
        type,
        boot,
        newMemory,
        newCpus,
        newScheduling,
        lifecycle,
        platform,
        machine,
        newDevices,
        newHardware,
        description,
        newVariables,
        sourceText);
  }

  /** The devices of one kind, in file order. */
  public <S extends DeviceSpec> List<S> devices(Class<S> kind) {
    return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
