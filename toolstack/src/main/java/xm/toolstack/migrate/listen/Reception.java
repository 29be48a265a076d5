package xm.toolstack.migrate.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import xm.toolstack.ToolstackException;
import xm.toolstack.migrate.route.DirectSockets;

/**
 * Waits for other hosts' xm and starts a receiver for each, a process of its own that speaks on
 * pipes as it would to ssh. With TLS who has no certificate of the right authority gets no further
 * than the handshake.
 */
public final class Reception {
  /** So many at once: more would wait for one network. */
  private static final int AT_ONCE = 16;

  private static final int BACKLOG = 50;

  private final List<String> self;
  private final Consumer<String> says;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * One reception.
   *
   * @param self the command that runs xm on this host
   * @param says gets a line about each connection, for people
   */
  public Reception(List<String> self, Consumer<String> says) {
    this.self = List.copyOf(self);
    this.says = says;
  }

  /**
   * Listens until the process ends.
   *
   * @param tls null for clear text
   * @throws ToolstackException when the address cannot be had
   */
  public void run(ListenAddress address, SSLContext tls) {
    try (ServerSocket server = open(tls)) {
      server.setReuseAddress(true);
      server.bind(socketAddress(address), BACKLOG);
      says.accept("listens at " + address + (tls == null ? ", in clear text" : ", with TLS"));
      while (true) {
        places.acquire();
        take(server.accept());
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "Nothing can listen at " + address + ": " + e.getMessage() + '.', e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket open(SSLContext tls) throws IOException {
    if (tls == null) {
      return new ServerSocket();
    }
    SSLServerSocket server = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
    server.setNeedClientAuth(true);
    return server;
  }

  private static InetSocketAddress socketAddress(ListenAddress address) throws IOException {
    return address.address().isEmpty()
        ? new InetSocketAddress(address.port())
        : new InetSocketAddress(InetAddress.getByName(address.address()), address.port());
  }

  private void take(Socket socket) {
    String peer = socket.getInetAddress().getHostAddress();
    Thread thread =
        new Thread(
            () -> {
              try (socket) {
                DirectSockets.watch(socket);
                new Visit(socket, self, line -> says.accept(peer + ": " + line)).run();
              } catch (IOException e) {
                says.accept(peer + ": " + DirectSockets.reason(e));
              } finally {
                places.release();
              }
            },
            "visit of " + peer);
    thread.start();
  }
}
