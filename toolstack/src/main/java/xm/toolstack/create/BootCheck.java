package xm.toolstack.create;

import java.util.List;
import xm.config.model.Boot;
import xm.config.model.DomainConfig;
import xm.toolstack.host.HostFiles;

/** Kernel and RAM disk are there and can be read. */
final class BootCheck {

  private BootCheck() {}

  static void run(DomainConfig config, HostFiles files, List<String> refusals) {
    Boot boot = config.boot();
    if (!boot.bootloader().isEmpty()) {
      refusals.add(
          "A boot loader ("
              + boot.bootloader()
              + ") is not supported yet; give kernel and ramdisk in dom0 instead.");
    } else if (boot.kernel().isEmpty()) {
      refusals.add("No kernel is given; set kernel to the path of a PV kernel in dom0.");
    }
    if (!boot.kernel().isEmpty()) {
      file("Kernel image", boot.kernel(), files, refusals);
    }
    if (!boot.ramdisk().isEmpty()) {
      file("Ramdisk", boot.ramdisk(), files, refusals);
    }
  }

  private static void file(String what, String path, HostFiles files, List<String> refusals) {
    HostFiles.Kind kind = files.kind(path);
    if (kind == HostFiles.Kind.MISSING) {
      refusals.add(what + " does not exist: " + path);
    } else if (kind != HostFiles.Kind.FILE) {
      refusals.add(what + " is not a file: " + path);
    } else if (!files.readable(path)) {
      refusals.add(what + " cannot be read: " + path);
    }
  }
}
