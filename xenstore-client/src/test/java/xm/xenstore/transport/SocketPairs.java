package xm.xenstore.transport;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A transport connected to a listener of ours. */
final class SocketPairs {

  private SocketPairs() {}

  interface Opening {
    XsTransport open(Path socket) throws IOException;
  }

  static TransportContract.Pair open(Path socket, Opening opening) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      XsTransport ours = opening.open(socket);
      SocketChannel peer = server.accept();
      return new TransportContract.Pair(ours, peer, peer);
    } finally {
      Files.deleteIfExists(socket);
    }
  }
}
