package xm.xenstore.transport;

import java.io.IOException;
import java.nio.file.Path;

/** The contract for {@link JnrSocketTransport}. */
class JnrSocketTransportTest extends TransportContract {

  @Override
  Pair open(Path directory) throws IOException {
    return SocketPairs.open(directory.resolve("xm-socket"), JnrSocketTransport::open);
  }

  @Override
  XsTransport openMissing(Path path) throws IOException {
    return JnrSocketTransport.open(path);
  }
}
