package xm.xenctrl.jna;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * libc's calls on a connected socket, repeated when a signal comes between (EINTR). -1 means
 * failed, as in C.
 *
 * <p>The first calls go through JNA's functions, which are there at once and take 2 to 3
 * microseconds each. Whoever calls more often than a command that lists a few domains is served by
 * methods bound to the functions, which take half a microsecond and cost a few milliseconds first.
 */
final class SocketCalls {
  /** A short command makes some thirty calls; binding pays for itself after some thousand. */
  private static final int CALLS_BEFORE_BINDING = 1000;

  private static final int EINTR = 4;

  private final NativeApi libc;
  private final Function poll;
  private final Function recv;
  private final Function send;
  private int calls;
  private volatile boolean bound;

  SocketCalls(NativeApi libc) {
    this.libc = libc;
    this.poll = libc.function("poll");
    this.recv = libc.function("recv");
    this.send = libc.function("send");
  }

  /** A signal starts the wait anew: Java has none that come often. */
  int poll(Memory pollfds, int count, int millis) {
    int result;
    do {
      result =
          isBound()
              ? BoundSocketCalls.poll(Pointer.nativeValue(pollfds), count, millis)
              : poll.invokeInt(new Object[] {pollfds, (long) count, millis});
    } while (result < 0 && Native.getLastError() == EINTR);
    return result;
  }

  int receive(int descriptor, Memory buffer, int length) {
    long result;
    do {
      result =
          isBound()
              ? BoundSocketCalls.recv(descriptor, Pointer.nativeValue(buffer), length, 0)
              : recv.invokeLong(new Object[] {descriptor, buffer, (long) length, 0});
    } while (result < 0 && Native.getLastError() == EINTR);
    return (int) result;
  }

  int send(int descriptor, Memory buffer, int length, int flags) {
    long result;
    do {
      result =
          isBound()
              ? BoundSocketCalls.send(descriptor, Pointer.nativeValue(buffer), length, flags)
              : send.invokeLong(new Object[] {descriptor, buffer, (long) length, flags});
    } while (result < 0 && Native.getLastError() == EINTR);
    return (int) result;
  }

  private boolean isBound() {
    if (bound) {
      return true;
    }
    // Counted by two threads without care: it matters to no one when exactly.
    if (++calls < CALLS_BEFORE_BINDING) {
      return false;
    }
    BoundSocketCalls.bind(libc);
    bound = true;
    return true;
  }
}
