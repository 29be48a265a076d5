package xm.simulator.remote;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import xm.xenctrl.HypercallException;
import xm.xenctrl.XenUnavailableException;

/** The client's end: makes an interface whose methods are performed by the simulated host. */
public final class CallClient implements AutoCloseable {
  private static final Object[] NO_ARGUMENTS = {};

  private final Path socket;
  private SocketChannel channel;

  private CallClient(Path socket, SocketChannel channel) {
    this.socket = socket;
    this.channel = channel;
  }

  /**
   * Connects.
   *
   * @throws IOException when nobody listens
   */
  public static CallClient connect(Path socket) throws IOException {
    return new CallClient(socket, open(socket));
  }

  /** The remote object of this interface; its {@code close} does nothing. */
  public <T> T port(Class<T> port) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          return switch (method.getName()) {
            case "close" -> null;
            case "toString" -> port.getSimpleName() + " of the simulated host at " + socket;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default ->
                call(
                    port.getSimpleName(),
                    method.getName(),
                    arguments == null ? NO_ARGUMENTS : arguments);
          };
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // The other end notices that we are gone either way.
    }
  }

  private Object call(String service, String method, Object[] arguments) {
    List<?> answer;
    try {
      answer = exchange(Frames.of(service, method, Arrays.asList(arguments)));
    } catch (IOException e) {
      throw new XenUnavailableException(
          "The simulated host at " + socket + " has stopped answering: " + e + ".", e);
    }
    if (Boolean.TRUE.equals(answer.get(0))) {
      return ((List<?>) answer.get(1)).get(0);
    }
    String message = (String) answer.get(2);
    if (answer.get(1).equals("HypercallException")) {
      throw new HypercallException(
          message, (String) answer.get(3), (Integer) answer.get(4), (Integer) answer.get(5));
    }
    throw new XenUnavailableException(
        "The simulated host at "
            + socket
            + " could not do "
            + service
            + "."
            + method
            + " ("
            + message
            + "). If it was started by another version of xm, stop it with 'xm sim stop'.");
  }

  private synchronized List<?> exchange(byte[] request) throws IOException {
    if (!channel.isOpen()) {
      channel = open(socket); // an interrupt of the calling thread closes channels
    }
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
    ByteBuffer header = ByteBuffer.allocate(Frames.LENGTH_BYTES);
    readFully(header);
    ByteBuffer body = ByteBuffer.allocate(Frames.checkedLength(header.flip().getInt()));
    readFully(body);
    return Frames.parse(body.array());
  }

  private void readFully(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the connection was closed");
      }
    }
  }

  private static SocketChannel open(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
