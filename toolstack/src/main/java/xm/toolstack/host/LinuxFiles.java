package xm.toolstack.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Dom0's files, seen through the JDK's "unix" file attributes and sysfs. */
final class LinuxFiles implements HostFiles {
  private static final int S_IFMT = 0xf000; // inode(7)
  private static final int S_IFBLK = 0x6000;
  private static final long SECTOR_BYTES = 512;

  private final Path root;

  /**
   * Sees a tree as its own root.
   *
   * @param root {@code /}, or the top of a made-up tree; applies to sysfs only
   */
  LinuxFiles(Path root) {
    this.root = root;
  }

  @Override
  public Kind kind(String path) {
    Path p = toPath(path);
    if (p == null || !Files.exists(p)) {
      return Kind.MISSING;
    }
    if (Files.isRegularFile(p)) {
      return Kind.FILE;
    }
    if (Files.isDirectory(p)) {
      return Kind.DIRECTORY;
    }
    return isBlockDevice(p) ? Kind.BLOCK_DEVICE : Kind.OTHER;
  }

  @Override
  public boolean readable(String path) {
    Path p = toPath(path);
    return p != null && Files.isReadable(p);
  }

  @Override
  public boolean executable(String path) {
    Path p = toPath(path);
    return p != null && Files.isRegularFile(p) && Files.isExecutable(p);
  }

  @Override
  public String realPath(String path) {
    Path p = toPath(path);
    try {
      return p == null ? path : p.toRealPath().toString();
    } catch (IOException e) {
      return path;
    }
  }

  @Override
  public Optional<String> blockDeviceNumber(String path) {
    Path p = toPath(path);
    if (p == null || !Files.exists(p) || !isBlockDevice(p)) {
      return Optional.empty();
    }
    long rdev = unixAttribute(p, "rdev");
    return Optional.of(Long.toHexString(major(rdev)) + ':' + Long.toHexString(minor(rdev)));
  }

  @Override
  public Optional<String> fileIdentity(String path) {
    Path p = toPath(path);
    if (p == null || !Files.isRegularFile(p)) {
      return Optional.empty();
    }
    return Optional.of(
        Long.toHexString(unixAttribute(p, "dev"))
            + ':'
            + Long.toHexString(unixAttribute(p, "ino")));
  }

  @Override
  public boolean isBridge(String name) {
    return !name.isEmpty()
        && name.indexOf('/') < 0
        && !".".equals(name)
        && !"..".equals(name)
        && Files.isDirectory(root.resolve("sys/class/net/" + name + "/bridge"));
  }

  @Override
  public List<String> bridges() {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> interfaces =
        Files.newDirectoryStream(root.resolve("sys/class/net"))) {
      for (Path i : interfaces) {
        String name = String.valueOf(i.getFileName());
        if (isBridge(name)) {
          found.add(name);
        }
      }
    } catch (IOException e) {
      return List.of(); // no sysfs: no bridge is known
    }
    Collections.sort(found);
    return found;
  }

  @Override
  public List<String> loopDevices() {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> loops =
        Files.newDirectoryStream(root.resolve("sys/block"), "loop*")) {
      for (Path loop : loops) {
        if (Files.exists(loop.resolve("loop/backing_file"))) {
          found.add("/dev/" + loop.getFileName());
        }
      }
    } catch (IOException e) {
      return List.of(); // no sysfs: none is known
    }
    return found;
  }

  @Override
  public Optional<String> loopBackingFile(String device) {
    String name = realPath(device);
    if (!name.startsWith("/dev/loop")) {
      return Optional.empty();
    }
    Path file =
        root.resolve("sys/block/" + name.substring("/dev/".length()) + "/loop/backing_file");
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty(); // not bound to an image
    }
  }

  @Override
  public long sizeBytes(String path) {
    Path p = toPath(path);
    try {
      if (p == null || !Files.exists(p)) {
        return -1;
      }
      return isBlockDevice(p)
          ? Long.parseLong(deviceFile(p, "size").orElse("")) * SECTOR_BYTES
          : Files.size(p);
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public String deviceId(String path) {
    Path p = toPath(path);
    if (p == null || !Files.exists(p) || !isBlockDevice(p)) {
      return "";
    }
    return deviceFile(p, "dm/uuid").or(() -> deviceFile(p, "device/wwid")).orElse("");
  }

  /** A file of a block device's directory in sysfs. */
  private Optional<String> deviceFile(Path device, String name) {
    long rdev = unixAttribute(device, "rdev");
    Path file = root.resolve("sys/dev/block/" + major(rdev) + ':' + minor(rdev) + '/' + name);
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty(); // a device of another kind
    }
  }

  private static boolean isBlockDevice(Path p) {
    return (unixAttribute(p, "mode") & S_IFMT) == S_IFBLK;
  }

  private static long unixAttribute(Path p, String name) {
    try {
      return ((Number) Files.getAttribute(p, "unix:" + name)).longValue();
    } catch (IOException e) {
      return 0; // gone since we looked
    }
  }

  // gnu_dev_major and gnu_dev_minor of glibc's <sys/sysmacros.h>
  private static long major(long rdev) {
    return ((rdev >>> 8) & 0xfff) | ((rdev >>> 32) & ~0xfffL);
  }

  private static long minor(long rdev) {
    return (rdev & 0xff) | ((rdev >>> 12) & 0xffffff00L);
  }

  private static Path toPath(String path) {
    try {
      return path.isEmpty() ? null : Path.of(path);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
