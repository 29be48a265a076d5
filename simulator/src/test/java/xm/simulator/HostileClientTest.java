package xm.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.remote.CallServer;
import xm.toolstack.host.Host;
import xm.xenctrl.Hypervisor;
import xm.xenstore.XenstoreException;
import xm.xenstore.XsErrno;

/** Clients that break the rules lose their connection; everybody else goes on. */
@Timeout(30)
class HostileClientTest {
  @TempDir Path directory;
  private SimulatedHost simulated;
  private Host host;

  @BeforeEach
  void start() throws IOException {
    simulated = SimulatedHost.start(directory);
    host = simulated.connect();
    new CallServer()
        .offer(Hypervisor.class, simulated.machine().hypervisor())
        .listen(simulated.machine().loop(), simulated.directory().hypervisorSocket());
  }

  @AfterEach
  void stop() {
    assertEquals("Domain-0", host.xenstore().read("/local/domain/0/name"));
    host.close();
    simulated.close();
  }

  private static void sendAndAwaitEnd(Path socket, ByteBuffer bytes) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(bytes);
      ByteBuffer answer = ByteBuffer.allocate(4096);
      assertEquals(-1, channel.read(answer));
    }
  }

  private static ByteBuffer header(int type, int length) {
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(type).putInt(1).putInt(0).putInt(length);
    return header.flip();
  }

  @Test
  void a_packet_over_the_limit_ends_the_connection() throws IOException {
    sendAndAwaitEnd(simulated.directory().xenstoreSocket(), header(11, 4097));
    sendAndAwaitEnd(simulated.directory().xenstoreSocket(), header(11, -1));
    assertTrue(Files.readString(simulated.directory().logFile()).contains("4097"));
  }

  @Test
  void a_client_that_leaves_takes_its_watches_along() throws IOException, InterruptedException {
    int before = simulated.machine().xenstored().watchCount();
    try (Host other = simulated.connect()) {
      other.xenstore().watch("/local/domain", path -> {});
      assertEquals(before + 1, simulated.machine().xenstored().watchCount());
    }
    java.util.concurrent.CountDownLatch served = new java.util.concurrent.CountDownLatch(1);
    host.xenstore().read("/local/domain/0/name"); // the loop has seen the end by the next round
    simulated.machine().loop().submit(served::countDown);
    served.await();
    assertEquals(before, simulated.machine().xenstored().watchCount());
  }

  @Test
  void calls_that_are_no_calls_end_the_connection() throws IOException {
    Path socket = simulated.directory().hypervisorSocket();
    sendAndAwaitEnd(socket, ByteBuffer.allocate(8).putInt(4).putInt(0x7a7a7a7a).flip());
    sendAndAwaitEnd(socket, ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).flip());
    sendAndAwaitEnd(socket, ByteBuffer.allocate(4).putInt(-5).flip());
    byte[] evil =
        "\u0000\u0000\u0000\u0014R\u0000\u0011java.lang.Process"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    sendAndAwaitEnd(socket, ByteBuffer.wrap(evil));
  }

  @Test
  void a_path_that_no_toolstack_has_is_refused_and_logged() throws IOException {
    XenstoreException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            XenstoreException.class,
            () -> host.xenstore().write("/local/domain/0/nmae", "Domain-0"));
    assertEquals(XsErrno.EINVAL, refused.errno());
    List<String> log = Files.readAllLines(simulated.directory().logFile());
    assertTrue(log.stream().anyMatch(line -> line.contains("/local/domain/0/nmae")), "" + log);
  }
}
