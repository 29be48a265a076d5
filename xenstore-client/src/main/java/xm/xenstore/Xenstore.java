package xm.xenstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import xm.xenstore.transport.JavaSockets;
import xm.xenstore.transport.SocketOpener;
import xm.xenstore.transport.XsTransport;

/** Opens connections to xenstored. */
public final class Xenstore {

  private Xenstore() {}

  /**
   * Connects as this host is set up: $XENSTORED_PATH, else $XENSTORED_RUNDIR/socket, else
   * /run/xenstored/socket, else /dev/xen/xenbus, else /proc/xen/xenbus.
   *
   * @throws XenstoreException naming what was tried
   */
  public static XenstoreClient connect() {
    return connect(new JavaSockets());
  }

  /** As {@link #connect()}, with another kind of socket. */
  public static XenstoreClient connect(SocketOpener sockets) {
    return connect(System.getenv(), sockets);
  }

  /** As {@link #connect()}, with this environment. */
  static XenstoreClient connect(Map<String, String> environment) {
    return connect(environment, new JavaSockets());
  }

  private static XenstoreClient connect(Map<String, String> environment, SocketOpener sockets) {
    return over(new XenstoredFinder(sockets).open(environment), ClientLimits.defaults());
  }

  /**
   * Connects to the xenstored behind this Unix socket.
   *
   * @throws XenstoreException saying what is wrong with it
   */
  public static XenstoreClient connect(Path socket) {
    return connect(socket, ClientLimits.defaults());
  }

  /** As {@link #connect(Path)}, with other limits. */
  public static XenstoreClient connect(Path socket, ClientLimits limits) {
    try {
      return over(new JavaSockets().open(socket), limits);
    } catch (IOException e) {
      throw XenstoredFinder.unreachable(socket, e);
    }
  }

  /** A client over a transport, which it closes in the end. */
  public static XenstoreClient over(XsTransport transport, ClientLimits limits) {
    XsConnection connection = new XsConnection(transport, limits);
    connection.start();
    return new ConnectedClient(connection);
  }
}
