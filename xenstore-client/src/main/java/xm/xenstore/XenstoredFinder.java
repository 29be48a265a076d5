package xm.xenstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import xm.xenstore.transport.SocketOpener;
import xm.xenstore.transport.XenbusDeviceTransport;
import xm.xenstore.transport.XsTransport;

/**
 * Where xenstored is (Xen's own tools/libs/store: the environment, else the socket, else the
 * kernel's device). What the environment names is used or fails: silently talking to another store
 * would be worse.
 */
final class XenstoredFinder {
  private static final String SOCKET = "/run/xenstored/socket";
  private static final String[] DEVICES = {"/dev/xen/xenbus", "/proc/xen/xenbus"};
  private static final String NEEDS_ROOT =
      "Most commands need root access. Please try again as root.";

  private final SocketOpener sockets;

  XenstoredFinder(SocketOpener sockets) {
    this.sockets = sockets;
  }

  XsTransport open(Map<String, String> environment) {
    String path = environment.get("XENSTORED_PATH");
    if (path == null || path.isEmpty()) {
      String runDir = environment.get("XENSTORED_RUNDIR");
      if (runDir == null || runDir.isEmpty()) {
        return openUsual(Path.of(SOCKET));
      }
      path = runDir + "/socket";
    }
    return openNamed(Path.of(path));
  }

  private XsTransport openNamed(Path path) {
    try {
      return isDevice(path) ? XenbusDeviceTransport.open(path) : sockets.open(path);
    } catch (IOException e) {
      throw unreachable(path, e);
    }
  }

  private XsTransport openUsual(Path path) {
    IOException refused;
    try {
      return sockets.open(path);
    } catch (IOException e) {
      refused = e;
    }
    if (isForbidden(path)) {
      throw unreachable(path, refused);
    }
    for (String device : DEVICES) {
      Path devicePath = Path.of(device);
      if (!Files.exists(devicePath)) {
        continue;
      }
      try {
        return XenbusDeviceTransport.open(devicePath);
      } catch (IOException e) {
        throw unreachable(devicePath, e);
      }
    }
    throw new XenstoreException(
        "xenstored cannot be reached: "
            + state(path, refused)
            + ", and there is neither "
            + DEVICES[0]
            + " nor "
            + DEVICES[1]
            + ". Is this a Xen dom0, and is xenstored running?",
        XsErrno.OTHER,
        "",
        refused);
  }

  static XenstoreException unreachable(Path path, IOException cause) {
    if (isForbidden(path)) {
      return new XenstoreException(
          "xenstored cannot be reached: " + path + " may not be opened. " + NEEDS_ROOT,
          XsErrno.EACCES,
          "",
          cause);
    }
    return new XenstoreException(
        "xenstored cannot be reached: " + state(path, cause) + ". Is xenstored running?",
        XsErrno.OTHER,
        "",
        cause);
  }

  private static String state(Path path, IOException cause) {
    // The exception's own text depends on the locale.
    return Files.exists(path)
        ? path + " does not answer (" + cause.getMessage() + ")"
        : path + " does not exist";
  }

  /** access(2), as the exception's type does not tell; a directory on the way counts too. */
  private static boolean isForbidden(Path path) {
    for (Path p = path; p != null; p = p.getParent()) {
      if (Files.exists(p)) {
        return p.equals(path)
            ? !Files.isWritable(p)
            : Files.isDirectory(p) && !Files.isExecutable(p);
      }
    }
    return false;
  }

  private static boolean isDevice(Path path) {
    String name = path.toString();
    return name.startsWith("/dev/xen/") || name.startsWith("/proc/xen/");
  }
}
