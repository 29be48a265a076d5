package xm.toolstack.migrate.route;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;
import xm.toolstack.settings.HostSettings;

/** Connections between two xm. */
public final class DirectSockets {
  private static final int CONNECT_MILLIS = 20_000;

  /** An emulated host needs 10 s for the mathematics of a handshake. */
  private static final int ANSWER_MILLIS = 60_000;

  /** A host that is gone without a word is noticed after 15 + 4 times 5 seconds of silence. */
  private static final int IDLE_SECONDS = 15;

  private static final int PROBE_SECONDS = 5;
  private static final int PROBES = 4;

  private DirectSockets() {}

  /**
   * A connection.
   *
   * @param wire closing it ends everything at once, from any thread; to close TLS would wait for a
   *     write that hangs
   * @param socket to speak by, the same as {@code wire} in clear text
   */
  record Connection(Socket wire, Socket socket) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      wire.close();
    }
  }

  /**
   * Connects, checks that the receiver's certificate is one of the host's name, and says what is
   * wanted.
   *
   * @throws IOException whose message says why not
   */
  static Connection connect(Route route, String options) throws IOException {
    Carrier carrier = route.carrier();
    Socket wire = new Socket();
    try {
      String name = name(route.host());
      wire.connect(new InetSocketAddress(name, carrier.port()), CONNECT_MILLIS);
      watch(wire);
      Socket socket =
          carrier.kind() == Carrier.Kind.TLS ? encrypt(wire, name, carrier.port()) : wire;
      String line = Frames.GREETING + options + '\n';
      socket.setSoTimeout(ANSWER_MILLIS);
      if (carrier.kind() == Carrier.Kind.TLS) {
        Frames.awaitWelcome(socket.getInputStream());
      }
      socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      if (carrier.kind() == Carrier.Kind.CLEAR) {
        Frames.awaitWelcome(socket.getInputStream());
      }
      socket.setSoTimeout(0);
      return new Connection(wire, socket);
    } catch (IOException e) {
      wire.close();
      throw new IOException("port " + carrier.port() + ": " + reason(e), e);
    }
  }

  /** An address of IPv6 may be in brackets; a user's name before it belongs to ssh. */
  private static String name(String host) {
    String plain = host.substring(host.indexOf('@') + 1);
    return plain.startsWith("[") && plain.endsWith("]")
        ? plain.substring(1, plain.length() - 1)
        : plain;
  }

  private static Socket encrypt(Socket socket, String name, int port) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            TlsKeys.context(HostSettings.ours())
                .getSocketFactory()
                .createSocket(socket, name, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the name in the certificate
    tls.setSSLParameters(parameters);
    shakeHands(tls);
    return tls;
  }

  /** Sets what all connections have. */
  public static void watch(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }
  }

  /** Agrees on keys, within a minute. */
  public static void shakeHands(SSLSocket socket) throws IOException {
    socket.setSoTimeout(ANSWER_MILLIS);
    socket.startHandshake();
    socket.setSoTimeout(0);
  }

  /** What went wrong with a connection, for a person. */
  public static String reason(IOException e) {
    String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof SSLException) {
      return tlsReason(text);
    }
    if (e instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof ConnectException) {
      return text.contains("refused") ? "nobody listens there (xm migrate-receive --listen)" : text;
    }
    return e instanceof NoRouteToHostException ? "there is no route to it" : text;
  }

  private static final String ALERT = "Received fatal alert: ";

  /** JDK 17.0.21 says the alert in parentheses before the text, 17.0.15 does not. */
  private static String tlsReason(String text) {
    int alertAt = text.indexOf(ALERT);
    if (alertAt >= 0) {
      String alert = text.substring(alertAt + ALERT.length());
      return alert.contains("certificate") || alert.equals("unknown_ca")
          ? "the other host does not accept the certificate of this one (" + alert + ")"
          : "the other host broke TLS off (" + alert + ")";
    }
    if (text.contains("unrecognized SSL message") || text.contains("Unrecognized SSL message")) {
      return "the other end does not speak TLS";
    }
    if (text.contains("terminated the handshake")) {
      return "the other end broke the handshake off, or does not speak TLS";
    }
    if (text.contains("No name matching") || text.contains("No subject alternative")) {
      return "its certificate is not one of this name: " + text.substring(text.indexOf("No "));
    }
    return text.contains("PKIX") || text.contains("path")
        ? "its certificate is not of an authority that migration_ca names"
        : text;
  }
}
