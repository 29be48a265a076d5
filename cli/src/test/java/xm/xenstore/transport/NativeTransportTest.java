package xm.xenstore.transport;

import java.io.IOException;
import java.nio.file.Path;
import xm.cli.NativeSockets;

/** The contract of transports, for the one through JNA. */
class NativeTransportTest extends TransportContract {

  @Override
  Pair open(Path directory) throws IOException {
    return SocketPairs.open(directory.resolve("xm-socket"), new NativeSockets()::open);
  }

  @Override
  XsTransport openMissing(Path path) throws IOException {
    return new NativeSockets().open(path);
  }
}
