package xm.xenstore.transport;

import java.io.IOException;
import java.nio.file.Path;

/** The contract for {@link UnixSocketTransport}. */
class UnixSocketTransportTest extends TransportContract {

  @Override
  Pair open(Path directory) throws IOException {
    return SocketPairs.open(directory.resolve("xm-socket"), UnixSocketTransport::open);
  }

  @Override
  XsTransport openMissing(Path path) throws IOException {
    return UnixSocketTransport.open(path);
  }
}
