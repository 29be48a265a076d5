package xm.simulator.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.simulator.io.IoLoop;
import xm.simulator.io.SocketHandler;
import xm.simulator.io.SocketPeer;
import xm.xenctrl.HypercallException;

/** Offers objects on a Unix socket: each method of the interface under which it was added. */
public final class CallServer {
  private final Map<String, Object> targets = new HashMap<>();
  private final Map<String, Method> methods = new HashMap<>();

  /** Offers {@code target}; interfaces without overloaded methods only. */
  public <T> CallServer offer(Class<T> port, T target) {
    targets.put(port.getSimpleName(), target);
    for (Method method : port.getMethods()) {
      if (!method.getName().equals("close")) {
        methods.put(port.getSimpleName() + "." + method.getName(), method);
      }
    }
    return this;
  }

  /**
   * Listens.
   *
   * @return takes the socket away
   */
  public Runnable listen(IoLoop loop, Path socket) throws IOException {
    return loop.listen(socket, Client::new);
  }

  private byte[] answer(byte[] body) throws IOException {
    List<?> request = Frames.parse(body);
    String service = (String) request.get(0);
    String name = service + "." + request.get(1);
    Method method = methods.get(name);
    List<?> arguments = (List<?>) request.get(2);
    if (method == null || method.getParameterCount() != arguments.size()) {
      return failure("UnsupportedOperationException", "unknown call " + name);
    }
    try {
      Object result = method.invoke(targets.get(service), arguments.toArray());
      // The outer list takes no null, so the result travels in a list of its own.
      return Frames.of(true, java.util.Collections.singletonList(result));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof HypercallException refused) {
        return Frames.of(
            false,
            "HypercallException",
            String.valueOf(refused.getMessage()),
            refused.function(),
            refused.errno(),
            refused.domid());
      }
      return failure(e.getCause().getClass().getSimpleName(), String.valueOf(e.getCause()));
    } catch (IllegalAccessException | IllegalArgumentException e) {
      return failure("UnsupportedOperationException", name + ": " + e.getMessage());
    }
  }

  private static byte[] failure(String kind, String message) throws IOException {
    return Frames.of(false, kind, message, "", 0, -1);
  }

  private final class Client implements SocketHandler {
    private final SocketPeer peer;
    private final byte[] header = new byte[Frames.LENGTH_BYTES];
    private int headerBytes;
    private byte[] body;
    private int bodyBytes;

    Client(SocketPeer peer) {
      this.peer = peer;
    }

    @Override
    public void received(ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining()) {
          take(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void closed() {
      body = null;
    }

    private void take(ByteBuffer bytes) throws IOException {
      if (body == null) {
        header[headerBytes++] = bytes.get();
        if (headerBytes == header.length) {
          body = new byte[Frames.checkedLength(ByteBuffer.wrap(header).getInt())];
          bodyBytes = 0;
        }
        return;
      }
      int count = Math.min(bytes.remaining(), body.length - bodyBytes);
      bytes.get(body, bodyBytes, count);
      bodyBytes += count;
      if (bodyBytes == body.length) {
        byte[] complete = body;
        body = null;
        headerBytes = 0;
        peer.send(answer(complete));
      }
    }
  }
}
