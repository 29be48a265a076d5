package xm.xenstore.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.xenstore.ClientLimits;
import xm.xenstore.Xenstore;
import xm.xenstore.XenstoreClient;
import xm.xenstore.peer.Leaks;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;
import xm.xenstore.wire.XsPacketDecoder;
import xm.xenstore.wire.XsPacketEncoder;

/** What a transport must do, whatever it is made of. */
@Timeout(20)
abstract class TransportContract {
  private static final int MUCH = 1 << 20;

  /** Two ends of one byte stream: ours, and the peer's two directions. */
  record Pair(XsTransport ours, ReadableByteChannel fromUs, WritableByteChannel toUs)
      implements AutoCloseable {
    void closePeer() throws IOException {
      toUs.close();
      fromUs.close();
    }

    @Override
    public void close() throws IOException {
      ours.close();
      closePeer();
    }
  }

  @TempDir Path dir;
  private Leaks leaks;

  abstract Pair open(Path directory) throws Exception;

  abstract XsTransport openMissing(Path path) throws IOException;

  @BeforeEach
  void takeStock() throws Exception {
    // Once for what a library keeps open for good.
    open(Files.createDirectory(dir.resolve("first"))).close();
    leaks = new Leaks();
  }

  @AfterEach
  void nothingIsLeft() {
    leaks.assertNone();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(20261121).nextBytes(bytes);
    return bytes;
  }

  private static ByteBuffer readFully(ReadableByteChannel channel, int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    int n = 0;
    while (in.hasRemaining() && n >= 0) {
      n = channel.read(in);
    }
    return in.flip();
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer out) throws IOException {
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  private interface Doing {
    void run() throws IOException;
  }

  private static CompletableFuture<Void> inAnotherThread(Doing doing) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                doing.run();
                done.complete(null);
              } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  @Test
  void bytes_come_through_unchanged_in_both_directions() throws Exception {
    byte[] bytes = noise(MUCH);
    try (Pair pair = open(dir)) {
      CompletableFuture<Void> out = inAnotherThread(() -> pair.ours.write(ByteBuffer.wrap(bytes)));
      assertArrayEquals(bytes, readFully(pair.fromUs, MUCH).array());
      out.get(5, TimeUnit.SECONDS);

      CompletableFuture<Void> back =
          inAnotherThread(() -> writeFully(pair.toUs, ByteBuffer.wrap(bytes)));
      ByteBuffer in = ByteBuffer.allocateDirect(MUCH);
      while (in.hasRemaining()) {
        int n = pair.ours.read(in);
        assertTrue(n > 0, "read gave " + n);
      }
      back.get(5, TimeUnit.SECONDS);
      byte[] got = new byte[MUCH];
      in.flip().get(got);
      assertArrayEquals(bytes, got);
    }
  }

  @Test
  void a_thread_that_waits_for_bytes_keeps_no_other_from_writing() throws Exception {
    try (Pair pair = open(dir)) {
      ByteBuffer in = ByteBuffer.allocate(10);
      CompletableFuture<Void> reading = inAnotherThread(() -> pair.ours.read(in));
      assertThrows(TimeoutException.class, () -> reading.get(100, TimeUnit.MILLISECONDS));
      pair.ours.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
      assertEquals(3, readFully(pair.fromUs, 3).remaining());
      writeFully(pair.toUs, ByteBuffer.wrap(new byte[] {4, 5}));
      reading.get(5, TimeUnit.SECONDS);
      assertTrue(in.position() > 0);
    }
  }

  @Test
  void the_end_of_the_peer_is_the_end_of_the_stream() throws Exception {
    try (Pair pair = open(dir)) {
      writeFully(pair.toUs, ByteBuffer.wrap(new byte[] {7}));
      pair.closePeer();
      ByteBuffer in = ByteBuffer.allocate(10);
      assertEquals(1, pair.ours.read(in));
      assertEquals(-1, pair.ours.read(in));
    }
  }

  @Test
  void writing_to_a_peer_that_has_gone_fails() throws Exception {
    try (Pair pair = open(dir)) {
      pair.closePeer();
      assertThrows(IOException.class, () -> pair.ours.write(ByteBuffer.allocate(MUCH)));
    }
  }

  @Test
  void closing_ends_a_read_in_another_thread() throws Exception {
    try (Pair pair = open(dir)) {
      CompletableFuture<Void> reading =
          inAnotherThread(() -> pair.ours.read(ByteBuffer.allocate(10)));
      assertThrows(TimeoutException.class, () -> reading.get(100, TimeUnit.MILLISECONDS));
      pair.ours.close();
      pair.ours.close();
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> reading.get(5, TimeUnit.SECONDS));
      assertTrue(e.getCause() instanceof IOException, e.toString());
    }
  }

  @Test
  void closing_ends_a_write_in_another_thread() throws Exception {
    try (Pair pair = open(dir)) {
      CompletableFuture<Void> writing =
          inAnotherThread(() -> pair.ours.write(ByteBuffer.allocate(4 * MUCH)));
      assertThrows(TimeoutException.class, () -> writing.get(100, TimeUnit.MILLISECONDS));
      pair.ours.close();
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> writing.get(5, TimeUnit.SECONDS));
      assertTrue(e.getCause() instanceof IOException, e.toString());
    }
  }

  @Test
  void nothing_can_be_done_after_closing() throws Exception {
    try (Pair pair = open(dir)) {
      pair.ours.close();
      assertThrows(IOException.class, () -> pair.ours.read(ByteBuffer.allocate(1)));
      assertThrows(IOException.class, () -> pair.ours.write(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void opening_what_is_not_there_fails_and_makes_nothing() {
    Path missing = dir.resolve("missing");
    assertThrows(IOException.class, () -> openMissing(missing));
    assertFalse(Files.exists(missing));
  }

  @Test
  void a_client_talks_over_it() throws Exception {
    try (Pair pair = open(dir)) {
      CompletableFuture<Void> peer = inAnotherThread(() -> answer(pair));
      try (XenstoreClient store =
          Xenstore.over(pair.ours, new ClientLimits(Duration.ofSeconds(5), 10))) {
        CompletableFuture<String> event = new CompletableFuture<>();
        XenstoreClient.Watch watch = store.watch("/a", event::complete);
        assertEquals("/a", event.get(5, TimeUnit.SECONDS));
        assertEquals(
            "[Optional[/x], Optional[/y], Optional[/z]]",
            store.readAll(java.util.List.of("/x", "/y", "/z")).toString());
        watch.close();
        store.write("/a", "1");
      }
      peer.get(5, TimeUnit.SECONDS);
    }
  }

  /**
   * Answers like a kernel whose window is 1 would: never two requests at a time, and the watch
   * requests with id 0.
   */
  private static void answer(Pair pair) throws IOException {
    XsPacketDecoder decoder = new XsPacketDecoder();
    ByteBuffer in = ByteBuffer.allocate(4096);
    while (pair.fromUs.read(in.clear()) > 0) {
      in.flip();
      XsPacket request;
      int atOnce = 0;
      while ((request = decoder.decode(in)) != null) {
        atOnce++;
        boolean watch = request.is(XsOp.WATCH) || request.is(XsOp.UNWATCH);
        int id = watch && pair.ours.window() == 1 ? 0 : request.requestId();
        byte[] payload =
            request.is(XsOp.READ)
                ? Payloads.first(request.payload())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : Payloads.strings("OK");
        send(pair, new XsPacket(request.type(), id, 0, payload));
        if (request.is(XsOp.WATCH)) {
          send(pair, new XsPacket(XsOp.WATCH_EVENT, 0, 0, request.payload()));
        }
      }
      if (atOnce > pair.ours.window()) {
        throw new IOException(atOnce + " requests at once");
      }
    }
  }

  private static void send(Pair pair, XsPacket packet) throws IOException {
    writeFully(pair.toUs, ByteBuffer.wrap(XsPacketEncoder.encode(packet)));
  }
}
