package xm.toolstack.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a Xen dom0 keeps things; only the private program directory depends on the release. */
final class LinuxPaths {

  private LinuxPaths() {}

  /**
   * The paths of this host. Debian has one private directory for each Xen release and may have
   * several installed, so the running one decides (/sys/hypervisor/version).
   */
  static HostPaths detect(Path root) {
    return new HostPaths(
        root.resolve("etc/xen/scripts"),
        root.resolve("var/lib/xen"),
        root.resolve("run/xen"),
        root.resolve("var/log/xen"),
        root.resolve("var/lock/xl"),
        privateBin(root),
        root.resolve("var/lib/xm"));
  }

  private static Path privateBin(Path root) {
    Path own = root.resolve("usr/lib/xen-" + runningRelease(root) + "/bin");
    if (Files.isDirectory(own)) {
      return own;
    }
    for (String dir : new String[] {"usr/lib/xen/bin", "usr/libexec/xen/bin"}) {
      Path candidate = root.resolve(dir);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return own;
  }

  /** {@code X.Y} of the running Xen, empty without one. */
  private static String runningRelease(Path root) {
    Path version = root.resolve("sys/hypervisor/version");
    try {
      return read(version.resolve("major")) + '.' + read(version.resolve("minor"));
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
  }
}
