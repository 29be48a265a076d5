package xm.toolstack.qemu;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import xm.config.model.Machine;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;

/** Where distributions install what HVM guests need; looks only. */
public final class QemuFiles {
  private static final List<String> SEABIOS =
      List.of(
          "/usr/share/seabios/bios-256k.bin",
          "/usr/share/qemu/bios-256k.bin",
          "/usr/share/seabios/bios.bin",
          "/usr/lib/xen/boot/seabios.bin");

  private static final List<String> OVMF =
      List.of(
          "/usr/share/ovmf/OVMF.fd",
          "/usr/share/OVMF/OVMF.fd",
          "/usr/share/qemu/OVMF.fd",
          "/usr/share/edk2/xen/OVMF.fd",
          "/usr/lib/xen/boot/ovmf.bin");

  /** The last part of the names under which old files know a device model. */
  private static final List<String> CLASSIC = List.of("qemu-dm", "stubdom-dm");

  private final HostFiles files;
  private final HostPaths paths;

  public QemuFiles(HostFiles files, HostPaths paths) {
    this.files = files;
    this.paths = paths;
  }

  /** True for the device model of the time before upstream QEMU, which no Xen has any more. */
  public static boolean classic(String deviceModel) {
    return CLASSIC.contains(deviceModel.substring(deviceModel.lastIndexOf('/') + 1));
  }

  /** QEMU; empty when none is installed, or the configured one is not there. */
  public Optional<String> program(Machine machine) {
    String asked = machine.deviceModel();
    if (!asked.isEmpty() && !classic(asked)) {
      return files.executable(asked) ? Optional.of(asked) : Optional.empty();
    }
    return QemuProgram.find(files, paths);
  }

  /** The firmware that starts first; a path of an old file is only taken when it exists. */
  public Optional<String> loader(String configured) {
    String usual = paths.firmware().resolve("hvmloader").toString();
    for (String path : List.of(configured, usual, "/usr/lib/xen/boot/hvmloader")) {
      if (path.startsWith("/") && files.kind(path) == HostFiles.Kind.FILE) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** The BIOS that hvmloader starts. */
  public Optional<String> bios(Machine machine) {
    List<String> candidates = machine.bios().equals("ovmf") ? OVMF : SEABIOS;
    return candidates.stream().filter(f -> files.kind(f) == HostFiles.Kind.FILE).findFirst();
  }

  /** Socket of the QMP connection that xl uses, too. */
  public static Path qmpSocket(HostPaths paths, int domid) {
    return paths.run().resolve("qmp-libxl-" + domid);
  }

  /** Socket for statistics, as libxl makes it. */
  public static Path statisticsSocket(HostPaths paths, int domid) {
    return paths.run().resolve("qmp-libxenstat-" + domid);
  }
}
