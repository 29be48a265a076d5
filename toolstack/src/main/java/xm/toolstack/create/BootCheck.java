package xm.toolstack.create;

import java.util.List;
import xm.config.model.Boot;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.toolstack.host.HostFiles;

/** Kernel and RAM disk are there and can be read. */
final class BootCheck {

  private BootCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    HostFiles files = facts.files();
    Boot boot = config.boot();
    if (!boot.bootloader().isEmpty()) {
      refusals.add(
          "A boot loader ("
              + boot.bootloader()
              + ") is not supported yet; give kernel and ramdisk in dom0 instead.");
    } else if (boot.kernel().isEmpty()) {
      refusals.add("No kernel is given; set kernel to the path of a PV kernel in dom0.");
    }
    if (config.type() == GuestType.PVH && config.machine().pvShim()) {
      shim(facts, refusals);
    }
    if (!boot.kernel().isEmpty()) {
      file("Kernel image", boot.kernel(), files, refusals);
    }
    if (!boot.ramdisk().isEmpty()) {
      file("Ramdisk", boot.ramdisk(), files, refusals);
    }
  }

  private static void shim(CreateFacts facts, List<String> refusals) {
    if (facts.files().kind(facts.shim()) != HostFiles.Kind.FILE) {
      refusals.add(
          "pvshim = 1 needs Xen's shim, and "
              + facts.shim()
              + " does not exist: this Xen was installed without it. Leave pvshim out and set type ="
              + " \"pv\" for a PV kernel.");
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
