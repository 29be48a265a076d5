package xm.xenstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xm.xenstore.peer.Leaks;
import xm.xenstore.peer.ScriptedPeer;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketEncoder;

/** Peers that break off, lie or keep silent: a clear exception in time, and nothing left behind. */
@Timeout(20)
@SuppressWarnings("try") // closing twice, and in the midst, is what is tested
class BadPeerTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  private Leaks leaks;

  @BeforeEach
  void takeStock() {
    leaks = new Leaks();
  }

  @AfterEach
  void nothingIsLeft() {
    leaks.assertNone();
  }

  /** Over the JDK's socket; a subclass takes another. */
  XenstoreClient connect(Path socket, ClientLimits limits) throws IOException {
    return Xenstore.connect(socket, limits);
  }

  private XenstoreClient connect(ScriptedPeer peer) {
    return connect(peer, DEADLINE);
  }

  private XenstoreClient connect(ScriptedPeer peer, Duration deadline) {
    try {
      return connect(peer.socket(), new ClientLimits(deadline, 4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The failure of a read, which every later request meets as well. */
  private XenstoreException failureOfRead(ScriptedPeer.Script script) {
    try (ScriptedPeer peer = new ScriptedPeer(script);
        XenstoreClient store = connect(peer)) {
      XenstoreException first = assertThrows(XenstoreException.class, () -> store.read("/a"));
      XenstoreException second = assertThrows(XenstoreException.class, () -> store.mkdir("/b"));
      assertEquals(first.getMessage(), second.getMessage());
      assertEquals("/b", second.path());
      return first;
    }
  }

  private static void assertSays(String part, XenstoreException e) {
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().matches("(?s).*[.?]"), e.getMessage());
  }

  @Test
  void a_peer_that_never_answers() {
    long start = System.nanoTime();
    assertSays("did not answer READ of /a within", failureOfRead(ScriptedPeer.Talk::ignoreAll));
    assertTrue(System.nanoTime() - start < 10 * DEADLINE.toNanos());
  }

  @Test
  void a_peer_that_drips_bytes_without_end() {
    assertSays(
        "did not answer READ of /a within",
        failureOfRead(
            talk -> {
              talk.next();
              while (true) {
                talk.raw((byte) 2);
                // Slower than the deadline allows for 16 bytes.
                java.util.concurrent.locks.LockSupport.parkNanos(DEADLINE.toNanos() / 4);
              }
            }));
  }

  @Test
  void a_peer_that_closes_at_once() {
    XenstoreException e = failureOfRead(talk -> {});
    assertTrue(
        e.getMessage().contains("closed the connection") || e.getMessage().contains("failed"),
        e.getMessage());
  }

  @Test
  void a_peer_that_closes_between_packets() {
    assertSays("closed the connection.", failureOfRead(ScriptedPeer.Talk::next));
  }

  @Test
  void a_peer_that_closes_in_a_header() {
    assertSays(
        "in the middle of a packet, after 7 of the 16 header bytes",
        failureOfRead(
            talk -> {
              talk.next();
              talk.raw(new byte[7]);
            }));
  }

  @Test
  void a_peer_that_closes_in_a_payload() {
    assertSays(
        "in the middle of a packet, after 4 of the 10 payload bytes of a READ",
        failureOfRead(
            talk -> {
              XsPacket request = talk.next();
              byte[] reply =
                  XsPacketEncoder.encode(
                      new XsPacket(XsOp.READ, request.requestId(), 0, new byte[10]));
              talk.raw(java.util.Arrays.copyOf(reply, 20));
            }));
  }

  @Test
  void a_reply_with_the_wrong_id() {
    assertSays(
        "no request is waiting for the reply READ (request 4711, transaction 0, 1 bytes)",
        failureOfRead(
            talk -> {
              talk.next();
              talk.send(new XsPacket(XsOp.READ, 4711, 0, new byte[1]));
              talk.next();
            }));
  }

  @Test
  void a_second_reply_to_one_request() {
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  XsPacket request = talk.next();
                  talk.reply(request, "1");
                  talk.reply(request, "2");
                  talk.next();
                });
        XenstoreClient store = connect(peer)) {
      assertEquals("1\0", store.read("/a"));
      assertSays(
          "no request is waiting", assertThrows(XenstoreException.class, () -> store.read("/b")));
    }
  }

  @Test
  void a_reply_of_another_operation() {
    assertSays(
        "READ was answered with DIRECTORY",
        failureOfRead(
            talk -> {
              talk.send(new XsPacket(XsOp.DIRECTORY, talk.next().requestId(), 0, new byte[0]));
              talk.next();
            }));
  }

  @Test
  void a_reply_that_announces_too_much() {
    assertSays(
        "announces 1048577 payload bytes",
        failureOfRead(
            talk -> {
              int id = talk.next().requestId();
              java.nio.ByteBuffer header =
                  java.nio.ByteBuffer.allocate(16).order(java.nio.ByteOrder.LITTLE_ENDIAN);
              header.putInt(2).putInt(id).putInt(0).putInt((1 << 20) + 1);
              talk.raw(header.array());
              talk.next();
            }));
  }

  @Test
  void a_watch_event_without_a_token() {
    assertSays(
        "a watch event has no token",
        failureOfRead(
            talk -> {
              talk.next();
              talk.send(new XsPacket(XsOp.WATCH_EVENT, 0, 0, new byte[] {'/', 0}));
              talk.next();
            }));
  }

  @Test
  void a_peer_that_never_reads() {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < 1000; i++) {
      values.put("/n" + i, "x".repeat(4000));
    }
    try (ScriptedPeer peer = new ScriptedPeer(talk -> park());
        XenstoreClient store = connect(peer)) {
      XenstoreException e = assertThrows(XenstoreException.class, () -> store.writeAll(values));
      assertSays("took no more requests for", e);
    }
  }

  private static void park() {
    java.util.concurrent.locks.LockSupport.parkNanos(5 * DEADLINE.toNanos());
  }

  @Test
  void a_wait_whose_peer_falls_silent_ends_in_time_and_the_connection_stays() {
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  XsPacket unanswered = talk.next();
                  talk.reply(talk.next(), "OK");
                  talk.reply(unanswered, "late");
                  talk.reply(talk.next(), "OK");
                });
        XenstoreClient store = connect(peer, Duration.ofSeconds(15))) {
      XenstoreTimeoutException e =
          assertThrows(
              XenstoreTimeoutException.class,
              () -> store.await(Duration.ofMillis(50), "an answer", r -> r.readIfExists("/a")));
      assertEquals(
          "Timed out after 50 ms waiting for an answer; xenstored did not answer the request for"
              + " /a; last seen: /a did not come.",
          e.getMessage());
      store.write("/b", "1");
      store.write("/c", "1");
    }
  }

  @Test
  void a_connection_that_ends_ends_a_wait() {
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  talk.error(talk.next(), "ENOENT");
                  talk.reply(talk.next(), "OK");
                });
        XenstoreClient store = connect(peer, Duration.ofSeconds(15))) {
      assertSays(
          "closed the connection",
          assertThrows(
              XenstoreException.class,
              () -> store.await(Duration.ofSeconds(15), "it", r -> r.readIfExists("/a"))));
    }
  }

  @Test
  void more_events_than_the_queue_holds_end_the_connection() {
    // watch() itself would fail otherwise when the surplus overtakes its return
    CountDownLatch watching = new CountDownLatch(1);
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  XsPacket watch = talk.next();
                  talk.reply(watch, "OK");
                  awaitQuietly(watching);
                  for (int i = 0; i < 10; i++) {
                    talk.event("/a", "1");
                  }
                  talk.next();
                });
        XenstoreClient store = connect(peer)) {
      CountDownLatch busy = new CountDownLatch(1);
      XenstoreClient.Watch watch = store.watch("/a", path -> awaitQuietly(busy));
      watching.countDown();
      assertSays(
          "More than 4 xenstore watch events wait",
          assertThrows(
              XenstoreException.class,
              () -> store.await(Duration.ofSeconds(5), "it", r -> Optional.of(r.read("/b")))));
      busy.countDown();
      watch.close();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unknown_error_names_are_kept() {
    try (ScriptedPeer peer = new ScriptedPeer(talk -> talk.error(talk.next(), "EQUOTA"));
        XenstoreClient store = connect(peer)) {
      XenstoreException e = assertThrows(XenstoreException.class, () -> store.write("/a", "1"));
      assertEquals(XsErrno.OTHER, e.errno());
      assertEquals("xenstored refused WRITE of /a: EQUOTA.", e.getMessage());
    }
  }

  @Test
  void a_malformed_permission() {
    try (ScriptedPeer peer = new ScriptedPeer(talk -> talk.reply(talk.next(), "n0", "?7"));
        XenstoreClient store = connect(peer)) {
      assertSays(
          "GET_PERMS of /a with '?7', which means nothing",
          assertThrows(XenstoreException.class, () -> store.permissions("/a")));
    }
  }

  @Test
  void a_malformed_transaction_id() {
    try (ScriptedPeer peer = new ScriptedPeer(talk -> talk.reply(talk.next(), "many"));
        XenstoreClient store = connect(peer)) {
      assertSays(
          "TRANSACTION_START with 'many'",
          assertThrows(XenstoreException.class, () -> store.transaction(1, t -> 1)));
    }
  }

  @Test
  void a_closed_client_says_so() {
    try (ScriptedPeer peer = new ScriptedPeer(ScriptedPeer.Talk::ignoreAll)) {
      XenstoreClient store = connect(peer);
      store.close();
      store.close();
      assertSays(
          "The connection to xenstored is closed.",
          assertThrows(XenstoreException.class, () -> store.read("/a")));
    }
  }

  @Test
  void closing_ends_a_request_in_another_thread() throws Exception {
    try (ScriptedPeer peer = new ScriptedPeer(ScriptedPeer.Talk::ignoreAll);
        XenstoreClient store = connect(peer, Duration.ofSeconds(15))) {
      java.util.concurrent.CompletableFuture<String> read =
          java.util.concurrent.CompletableFuture.supplyAsync(() -> store.read("/a"));
      assertThrows(
          java.util.concurrent.TimeoutException.class,
          () -> read.get(100, java.util.concurrent.TimeUnit.MILLISECONDS));
      store.close();
      assertThrows(
          java.util.concurrent.ExecutionException.class,
          () -> read.get(5, java.util.concurrent.TimeUnit.SECONDS));
    }
  }
}
