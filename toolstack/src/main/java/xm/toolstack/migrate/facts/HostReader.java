package xm.toolstack.migrate.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.create.DiskUsers;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.managed.ManagedDomain;
import xm.toolstack.managed.ManagedDomains;
import xm.toolstack.memory.Dom0Ballooning;
import xm.toolstack.migrate.facts.HostFacts.Capabilities;
import xm.toolstack.migrate.facts.HostFacts.Named;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecords;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.XenVersion;

/** Reads what this host has; changes nothing. */
public final class HostReader {
  private final Host host;
  private final ManagedDomains managed;

  public HostReader(Host host, ManagedDomains managed) {
    this.host = host;
    this.managed = managed;
  }

  /**
   * The host's facts.
   *
   * @param asked disks that are asked about: path and mode
   * @param guest that is asked about
   */
  public HostFacts read(Map<String, String> asked, Optional<UUID> guest) {
    Hypervisor hypervisor = host.hypervisor();
    PhysInfo phys = hypervisor.physInfo();
    XenVersion xen = hypervisor.version();
    Map<String, DiskFacts> disks = new LinkedHashMap<>();
    if (!asked.isEmpty()) {
      DiskUsers users = new DiskUsers(host);
      asked.forEach(
          (path, mode) ->
              disks.put(
                  path,
                  NeedsReader.DiskReader.read(
                      host.files(), path, users.rival(path, mode).orElse(""))));
    }
    return new HostFacts(
        "xm",
        version(),
        xen.major() + "." + xen.minor() + xen.extra(),
        vendor(),
        hypervisor.guestFeatures(false),
        phys.hvm() ? hypervisor.guestFeatures(true) : List.of(),
        phys.hwCaps(),
        new Capabilities(phys.pv(), phys.hvm(), phys.hap(), phys.shadow()),
        freeKib(phys, xen.commandLine()),
        Optional.of(names()),
        disks,
        Optional.of(host.files().bridges()),
        guest
            .flatMap(uuid -> new MigrationRecords(host.paths()).find(Direction.IN, uuid))
            .map(record -> record.stage().word())
            .orElse(""));
  }

  /** Of this xm, from its jar; outside of one there is none. */
  private static String version() {
    String version = HostReader.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  private long freeKib(PhysInfo phys, String commandLine) {
    long free = (phys.freePages() + phys.scrubPages() - phys.outstandingPages()) * 4;
    if (!Dom0Ballooning.allowed(commandLine)) {
      return free;
    }
    long dom0 = host.hypervisor().domain(0).map(DomainInfo::totalKib).orElse(0L);
    return free + Math.max(0, dom0 - Dom0Ballooning.floorKib());
  }

  private List<Named> names() {
    List<Named> names = new ArrayList<>();
    Set<UUID> running = new HashSet<>();
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.domid() != 0) {
        String name =
            host.xenstore().readIfExists(XenstorePaths.name(info.domid())).orElse("(unknown)");
        running.add(info.handle());
        names.add(new Named(name, Optional.of(info.handle()), info.domid(), state(info)));
      }
    }
    for (ManagedDomain kept : managed.all()) {
      if (!running.contains(kept.uuid())) {
        names.add(new Named(kept.name(), Optional.of(kept.uuid()), -1, "inactive"));
      }
    }
    return names;
  }

  private static String state(DomainInfo info) {
    if (info.dying()) {
      return "dying";
    }
    if (info.shutdown()) {
      return "shutdown";
    }
    return info.paused() ? "paused" : "running";
  }

  /** From the kernel: Xen lets dom0 see the true vendor. */
  private String vendor() {
    Path file = host.sysfs().resolveSibling("proc").resolve("cpuinfo");
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("vendor_id")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return ""; // this host does not tell
    }
    return "";
  }
}
