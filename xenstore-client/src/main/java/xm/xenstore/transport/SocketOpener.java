package xm.xenstore.transport;

import java.io.IOException;
import java.nio.file.Path;

/** A way to connect to a Unix socket. */
public interface SocketOpener {

  /**
   * Connects.
   *
   * @throws IOException when nobody listens there; no descriptor is left open then
   */
  XsTransport open(Path socket) throws IOException;
}
