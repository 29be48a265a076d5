package xm.xenstore.transport;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The JDK's sockets; {@code -Dxm.xenstore.transport=jnr} asks for jnr-unixsocket, which nothing
 * else loads.
 */
public final class JavaSockets implements SocketOpener {
  @Override
  public XsTransport open(Path socket) throws IOException {
    return "jnr".equals(System.getProperty("xm.xenstore.transport"))
        ? JnrSocketTransport.open(socket)
        : UnixSocketTransport.open(socket);
  }
}
