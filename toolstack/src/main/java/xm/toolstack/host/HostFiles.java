package xm.toolstack.host;

import java.util.List;
import java.util.Optional;

/** Looking at dom0's files and bridges; never changes anything. */
public interface HostFiles {

  /** What a path is, after following symbolic links. */
  enum Kind {
    MISSING,
    FILE,
    DIRECTORY,
    BLOCK_DEVICE,
    OTHER
  }

  Kind kind(String path);

  boolean readable(String path);

  /** The path with all symbolic links resolved; the path itself when it does not exist. */
  String realPath(String path);

  /**
   * Device number of a block device as the hotplug scripts write it, {@code major:minor} in hex.
   */
  Optional<String> blockDeviceNumber(String path);

  /** Identity of a file, {@code device:inode} in hex, to recognise one image under two names. */
  Optional<String> fileIdentity(String path);

  boolean isBridge(String name);

  /** Names of all bridges, sorted. */
  List<String> bridges();

  /** Whether this is an executable program. */
  boolean executable(String path);

  /** The loop devices in use, such as {@code /dev/loop0}. */
  default List<String> loopDevices() {
    return List.of();
  }

  /** Size of a file or of a block device in bytes, -1 when it cannot be told. */
  default long sizeBytes(String path) {
    return -1;
  }

  /**
   * What a block device is called on every host that sees it: the UUID of a device-mapper device or
   * the WWN of a disk; empty when it has neither.
   */
  default String deviceId(String path) {
    return "";
  }

  /** The image behind a loop device such as {@code /dev/loop0}, empty for anything else. */
  default Optional<String> loopBackingFile(String device) {
    return Optional.empty();
  }
}
