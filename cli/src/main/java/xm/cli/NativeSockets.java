package xm.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import xm.xenctrl.XenUnavailableException;
import xm.xenctrl.jna.NativeSocket;
import xm.xenstore.transport.JavaSockets;
import xm.xenstore.transport.SocketOpener;
import xm.xenstore.transport.TimedReads;
import xm.xenstore.transport.XsTransport;

/**
 * Connects to xenstored through the native side, which the hypervisor needs anyway: a third less at
 * each start than with the JDK's sockets (docs/performance.md). Those are used where {@code
 * -Dxm.xenstore.transport} says so ({@code jdk}, {@code jnr}), or JNA does not work.
 */
public final class NativeSockets implements SocketOpener {
  /** As many requests as with the JDK's sockets. */
  private static final int WINDOW = 256;

  @Override
  public XsTransport open(Path socket) throws IOException {
    if (System.getProperty("xm.xenstore.transport") != null) {
      return new JavaSockets().open(socket);
    }
    String path = socket.toString();
    try {
      return new Transport(NativeSocket.connect(path), path);
    } catch (XenUnavailableException withoutJna) {
      return new JavaSockets().open(socket);
    }
  }

  private record Transport(NativeSocket socket, String peer) implements XsTransport, TimedReads {
    @Override
    public int read(ByteBuffer into) throws IOException {
      return socket.read(into);
    }

    @Override
    public int read(ByteBuffer into, long nanos) throws IOException {
      return socket.read(into, nanos);
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
      socket.write(from);
    }

    @Override
    public int window() {
      return WINDOW;
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
