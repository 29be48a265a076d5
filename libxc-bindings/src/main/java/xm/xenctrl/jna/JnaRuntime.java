package xm.xenctrl.jna;

import com.sun.jna.Native;
import xm.xenctrl.XenUnavailableException;

/** JNA's own native half, libjnidispatch. */
final class JnaRuntime {
  private JnaRuntime() {}

  /**
   * Loads libjnidispatch: from jna.boot.library.path (the launcher sets it), else unpacked to the
   * user's cache directory, which fails on a noexec or read-only file system.
   *
   * @throws XenUnavailableException saying how to help it
   */
  static void require() {
    try {
      if (Native.POINTER_SIZE != Long.BYTES) {
        throw new XenUnavailableException("xm needs a 64-bit Java to talk to Xen.");
      }
    } catch (LinkageError broken) {
      throw unusable(broken);
    }
  }

  static XenUnavailableException unusable(LinkageError broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new XenUnavailableException(
        "Java's native helper libjnidispatch.so cannot be loaded ("
            + cause.getMessage()
            + "): start xm through its launcher, or set -Djna.boot.library.path to a directory on a"
            + " file system without noexec that holds the file.",
        broken);
  }
}
