package xm.toolstack.create;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.host.HostPaths;
import xm.toolstack.qemu.QemuFiles;
import xm.xenstore.XenstoreClient;

/** The QEMU that xm or xl started for a domain, if any. */
final class DeviceModel {
  private static final long LIMIT_SECONDS = 5;
  private static final int ATTEMPTS = 20;

  private final XenstoreClient xenstore;
  private final HostPaths paths;

  DeviceModel(Host host) {
    this.xenstore = host.xenstore();
    this.paths = host.paths();
  }

  /** Ends it and removes its state; no error when there is none. */
  void end(int domid) {
    try {
      stop(domid);
    } finally {
      deleteSockets(domid);
    }
  }

  private void deleteSockets(int domid) {
    try {
      Files.deleteIfExists(QemuFiles.qmpSocket(paths, domid));
      Files.deleteIfExists(QemuFiles.statisticsSocket(paths, domid));
    } catch (IOException e) {
      throw new ToolstackException(
          "A socket of the device model of domain "
              + domid
              + " cannot be removed: "
              + e.getMessage()
              + '.',
          e);
    }
  }

  private void stop(int domid) {
    removeState(domid);
    Optional<String> node = xenstore.readIfExists(XenstorePaths.deviceModelPid(domid));
    if (node.isEmpty()) {
      return;
    }
    long pid;
    try {
      pid = Long.parseLong(node.get());
    } catch (NumberFormatException e) {
      return;
    }
    ProcessHandle.of(pid).filter(p -> isDeviceModelOf(p, domid)).ifPresent(DeviceModel::stop);
    xenstore.rm(XenstorePaths.deviceModelPid(domid));
  }

  /** With the parent, when no other domain has one. */
  private void removeState(int domid) {
    String state = XenstorePaths.deviceModel(domid);
    String parent = state.substring(0, state.lastIndexOf('/'));
    xenstore.transaction(
        ATTEMPTS,
        t -> {
          t.rm(state);
          if (t.readIfExists(parent).isPresent() && t.list(parent).isEmpty()) {
            t.rm(parent);
          }
          return null;
        });
  }

  /**
   * Process ids are used again, and dom0 has processes that must not die: only a QEMU with this
   * domain in its arguments is one.
   */
  private static boolean isDeviceModelOf(ProcessHandle process, int domid) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    if (!process.info().command().orElse("").contains("qemu")) {
      return false;
    }
    for (int i = 0; i + 1 < arguments.length; i++) {
      if ("-xen-domid".equals(arguments[i])) {
        return arguments[i + 1].equals(Integer.toString(domid));
      }
    }
    return false;
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process failed", e);
    }
  }
}
