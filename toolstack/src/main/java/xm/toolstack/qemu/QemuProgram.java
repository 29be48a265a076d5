package xm.toolstack.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;

/** Finds the QEMU that the distribution built with Xen support. */
public final class QemuProgram {
  private static final List<String> USUAL =
      List.of(
          "/usr/libexec/xen-qemu-system-i386", // Debian since 11, package qemu-system-xen
          "/usr/lib/xen/bin/qemu-system-i386", // built from Xen's own tree
          "/usr/libexec/xen/bin/qemu-system-i386",
          "/usr/bin/qemu-system-i386",
          "/usr/bin/qemu-system-x86_64");

  private QemuProgram() {}

  /** The first of the usual places that has one; the running Xen's own directory goes first. */
  public static Optional<String> find(HostFiles files, HostPaths paths) {
    for (String candidate : candidates(paths)) {
      if (files.executable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Where it is looked for, in order. */
  public static List<String> candidates(HostPaths paths) {
    List<String> all = new ArrayList<>();
    all.add(paths.privateBin().resolve("qemu-system-i386").toString());
    all.addAll(USUAL);
    return all;
  }
}
