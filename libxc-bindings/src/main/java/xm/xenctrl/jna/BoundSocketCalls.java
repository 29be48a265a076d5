package xm.xenctrl.jna;

import com.sun.jna.Native;

/**
 * libc's calls as native methods (JNA's direct mapping). Pointers are addresses and all arguments
 * numbers, so that JNA converts nothing.
 */
final class BoundSocketCalls {
  private BoundSocketCalls() {}

  private static boolean bound;

  /** To be called before any of the others; again does nothing. */
  static synchronized void bind(NativeApi libc) {
    if (!bound) {
      Native.register(BoundSocketCalls.class, libc.library());
      bound = true;
    }
  }

  static native int poll(long pollfds, long count, int millis);

  static native long recv(int descriptor, long buffer, long length, int flags);

  static native long send(int descriptor, long buffer, long length, int flags);
}
