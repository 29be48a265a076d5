package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.charset.StandardCharsets;

/**
 * A connected Unix stream socket through libc. Where JNA is loaded anyway, the JDK's own channel
 * would cost a start as much again: it prepares a secure random generator, for automatic names that
 * nobody asks for, and with it Java's list of security providers.
 *
 * <p>One thread may read, one write and any close.
 */
public final class NativeSocket implements Closeable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int SHUT_RDWR = 2;
  private static final short POLLIN = 1;

  /** sizeof(sockaddr_un.sun_path), the final NUL included. */
  private static final int PATH_BYTES = 108;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final NativeApi libc;
  private final SocketCalls calls;
  private final int descriptor;
  private final Memory in = new Memory(BUFFER_BYTES);
  private final Memory out = new Memory(BUFFER_BYTES);
  private final ByteBuffer inView = XenSession.view(in);
  private final ByteBuffer outView = XenSession.view(out);

  /** struct pollfd, of the one thread that reads. */
  private final Memory waited = XenSession.zeroed(Long.BYTES);

  /** Threads inside a call: the descriptor's number must not mean something else under them. */
  private int inside;

  private boolean closed;

  private NativeSocket(NativeApi libc, int descriptor) {
    this.libc = libc;
    this.descriptor = descriptor;
    this.calls = new SocketCalls(libc);
    waited.setInt(0, descriptor);
    waited.setShort(Integer.BYTES, POLLIN);
  }

  /**
   * Connects to a listening socket.
   *
   * @throws IOException with libc's text when that fails; nothing is left open
   * @throws xm.xenctrl.XenUnavailableException when JNA cannot work here
   */
  public static NativeSocket connect(String path) throws IOException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length >= PATH_BYTES) {
      throw new IOException("a socket's path has at most " + (PATH_BYTES - 1) + " bytes");
    }
    NativeApi libc = NativeApi.load("libc.so.6");
    Memory address = XenSession.zeroed(Short.BYTES + PATH_BYTES);
    address.setShort(0, (short) AF_UNIX);
    address.write(Short.BYTES, name, 0, name.length);
    int descriptor = libc.callInt("socket", AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
    if (descriptor < 0) {
      throw failure(libc);
    }
    if (libc.callInt("connect", descriptor, address, (int) address.size()) != 0) {
      IOException refused = failure(libc);
      libc.callInt("close", descriptor);
      throw refused;
    }
    return new NativeSocket(libc, descriptor);
  }

  /**
   * Waits for at least one byte.
   *
   * @return the bytes read, or -1 when the peer has closed
   */
  public int read(ByteBuffer into) throws IOException {
    enter();
    try {
      return receive(into);
    } finally {
      leave();
    }
  }

  /**
   * Waits for at least one byte, for so long.
   *
   * @return the bytes read, 0 when none came in time, or -1 when the peer has closed
   */
  public int read(ByteBuffer into, long nanos) throws IOException {
    // Rounded up: never wakes before the deadline only to wait again.
    int millis = (int) Math.min(nanos / 1_000_000 + 1, Integer.MAX_VALUE);
    enter();
    try {
      int ready = calls.poll(waited, 1, millis);
      if (ready < 0) {
        throw failure(libc);
      }
      return ready == 0 ? 0 : receive(into);
    } finally {
      leave();
    }
  }

  private int receive(ByteBuffer into) throws IOException {
    int count = calls.receive(descriptor, in, Math.min(into.remaining(), BUFFER_BYTES));
    if (count < 0) {
      throw failure(libc);
    }
    if (count == 0) {
      return -1;
    }
    inView.clear().limit(count);
    into.put(inView);
    return count;
  }

  /** Writes all that remains. */
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      int length = Math.min(from.remaining(), BUFFER_BYTES);
      outView.clear();
      outView.put(0, from, from.position(), length);
      enter();
      try {
        int count = calls.send(descriptor, out, length, MSG_NOSIGNAL);
        if (count < 0) {
          throw failure(libc);
        }
        from.position(from.position() + count);
      } finally {
        leave();
      }
    }
  }

  private synchronized void enter() throws AsynchronousCloseException {
    if (closed) {
      throw new AsynchronousCloseException();
    }
    inside++;
  }

  private synchronized void leave() throws AsynchronousCloseException {
    inside--;
    if (closed) {
      release();
      throw new AsynchronousCloseException();
    }
  }

  /** Ends calls in progress in other threads. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      libc.callInt("shutdown", descriptor, SHUT_RDWR);
      release();
    }
  }

  private void release() {
    if (inside == 0) {
      libc.callInt("close", descriptor);
    }
  }

  private static IOException failure(NativeApi libc) {
    int errno = Native.getLastError();
    Pointer text = libc.callPointer("strerror", errno);
    return new IOException(text == null ? "error " + errno : text.getString(0));
  }
}
