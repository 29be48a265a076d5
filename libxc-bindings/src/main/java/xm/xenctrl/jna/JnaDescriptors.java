package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import xm.xenctrl.Descriptors;

/** Descriptors of libc, on Linux for amd64 (fcntl.h). Needs no Xen. */
public final class JnaDescriptors implements Descriptors {
  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_CREAT = 0x40;
  private static final int O_EXCL = 0x80;
  private static final int O_CLOEXEC = 0x80000;
  private static final int PRIVATE_FILE = 0600;
  private static final int EINTR = 4;

  /** What fsync says of a pipe. */
  private static final int EINVAL = 22;

  private static final int CHUNK = 1 << 16;

  private final NativeApi libc = NativeApi.load("libc.so.6");

  @Override
  public int create(String path) throws IOException {
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
  }

  @Override
  public int open(String path) throws IOException {
    return open(path, O_RDONLY | O_CLOEXEC);
  }

  /** The name in the file system's bytes, which Java takes for UTF-8. */
  private int open(String path, int flags) throws IOException {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    try (Memory name = XenSession.zeroed(bytes.length + 1L)) {
      name.write(0, bytes, 0, bytes.length);
      return checked(path, libc.callInt("open", name, flags, PRIVATE_FILE));
    }
  }

  @Override
  public Pipe pipe() throws IOException {
    try (Memory ends = XenSession.zeroed(2L * Integer.BYTES)) {
      checked("pipe", libc.callInt("pipe2", ends, O_CLOEXEC));
      return new Pipe(ends.getInt(0), ends.getInt(Integer.BYTES));
    }
  }

  @Override
  public int read(int fd, byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try (Memory memory = new Memory(Math.min(length, CHUNK))) {
      int count = (int) transfer("read", fd, memory, memory.size());
      memory.read(0, buffer, offset, count);
      return count;
    }
  }

  @Override
  public void write(int fd, byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    try (Memory memory = new Memory(Math.min(length, CHUNK))) {
      int done = 0;
      while (done < length) {
        int part = (int) Math.min(memory.size(), length - done);
        memory.write(0, buffer, offset + done, part);
        done += (int) transfer("write", fd, memory, part);
      }
    }
  }

  private long transfer(String function, int fd, Memory memory, long length) throws IOException {
    while (true) {
      long count = libc.callLong(function, fd, memory, length);
      if (count >= 0) {
        return count;
      }
      int errno = Native.getLastError();
      if (errno != EINTR) {
        throw new IOException(text(errno));
      }
    }
  }

  @Override
  public void sync(int fd) throws IOException {
    if (libc.callInt("fsync", fd) < 0) {
      int errno = Native.getLastError();
      if (errno != EINVAL) {
        throw new IOException(text(errno));
      }
    }
  }

  @Override
  public void close(int fd) throws IOException {
    checked("close", libc.callInt("close", fd));
  }

  @Override
  public void sever(int fd) throws IOException {
    int nothing = open("/dev/null"); // for reading: a writable one would swallow the rest
    try {
      checked("dup2", libc.callInt("dup2", nothing, fd));
    } finally {
      close(nothing);
    }
  }

  private int checked(String what, int result) throws IOException {
    if (result < 0) {
      throw new IOException(what + ": " + text(Native.getLastError()));
    }
    return result;
  }

  private String text(int errno) {
    Pointer text = libc.callPointer("strerror", errno);
    return text == null ? "error " + errno : text.getString(0);
  }
}
