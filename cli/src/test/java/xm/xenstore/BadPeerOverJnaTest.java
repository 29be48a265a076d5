package xm.xenstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import xm.cli.NativeSockets;
import xm.xenstore.peer.Leaks;
import xm.xenstore.peer.ScriptedPeer;
import xm.xenstore.wire.XsPacket;

/**
 * The same peers where callers read their own replies, and what is particular to that: who reads
 * when, and who is told.
 */
@Isolated("counts the descriptors of the process, and scenarios beside it start programs")
@SuppressWarnings("try")
class BadPeerOverJnaTest extends BadPeerTest {
  private static final Duration LONG = Duration.ofSeconds(15);

  @Override
  XenstoreClient connect(Path socket, ClientLimits limits) throws IOException {
    return Xenstore.over(new NativeSockets().open(socket), limits);
  }

  /** In a thread of its own: the common pool may have a single one. */
  private static <T> CompletableFuture<T> inBackground(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, run -> new Thread(run).start());
  }

  @Test
  void a_command_that_watches_nothing_has_no_thread() throws IOException {
    try (ScriptedPeer peer = new ScriptedPeer(talk -> talk.reply(talk.next(), "1"));
        XenstoreClient store = connect(peer.socket(), new ClientLimits(LONG, 4))) {
      assertEquals("1\0", store.read("/a"));
      assertEquals(List.of(), Leaks.clientThreads());
    }
  }

  @Test
  void the_caller_that_reads_hands_out_the_others_replies_and_then_its_turn() throws Exception {
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  List<XsPacket> requests = new ArrayList<>();
                  for (int i = 0; i < 3; i++) {
                    requests.add(talk.next());
                  }
                  // The one that reads may be any of them: whichever goes first, others wait.
                  for (int i = 2; i >= 0; i--) {
                    talk.reply(requests.get(i), "value of " + i);
                  }
                });
        XenstoreClient store = connect(peer.socket(), new ClientLimits(LONG, 4))) {
      List<CompletableFuture<String>> reads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        reads.add(inBackground(() -> store.read("/a")));
      }
      List<String> values = new ArrayList<>();
      for (CompletableFuture<String> read : reads) {
        values.add(read.get(10, TimeUnit.SECONDS));
      }
      values.sort(null);
      assertEquals(List.of("value of 0\0", "value of 1\0", "value of 2\0"), values);
    }
  }

  @Test
  void a_watch_set_while_another_caller_reads_is_heard() throws Exception {
    CountDownLatch readIsOut = new CountDownLatch(1);
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  XsPacket read = talk.next();
                  readIsOut.countDown();
                  XsPacket watch = talk.next();
                  talk.reply(watch, "OK");
                  talk.event("/b", "1");
                  talk.reply(read, "1");
                  talk.reply(talk.next(), "OK"); // to UNWATCH
                });
        XenstoreClient store = connect(peer.socket(), new ClientLimits(LONG, 4))) {
      CompletableFuture<String> read = inBackground(() -> store.read("/a"));
      assertTrue(readIsOut.await(10, TimeUnit.SECONDS));
      CompletableFuture<String> event = new CompletableFuture<>();
      try (XenstoreClient.Watch watch = store.watch("/b", event::complete)) {
        assertEquals("/b", event.get(10, TimeUnit.SECONDS));
        assertEquals("1\0", read.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void an_interrupted_caller_gets_its_reply_and_stays_interrupted() throws IOException {
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  talk.reply(talk.next(), "1");
                  talk.reply(talk.next(), "2");
                });
        XenstoreClient store = connect(peer.socket(), new ClientLimits(LONG, 4))) {
      Thread.currentThread().interrupt();
      assertEquals("1\0", store.read("/a"));
      assertTrue(Thread.interrupted());
      assertEquals("2\0", store.read("/a"));
    }
  }

  @Test
  void more_requests_than_the_window_holds_go_out_in_halves() throws IOException {
    int many = 1000;
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  for (int i = 0; i < many; i++) {
                    talk.reply(talk.next(), Integer.toString(i));
                  }
                });
        XenstoreClient store = connect(peer.socket(), new ClientLimits(LONG, 4))) {
      List<String> paths = new ArrayList<>();
      List<Optional<String>> expected = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        paths.add("/n" + i);
        expected.add(Optional.of(i + "\0"));
      }
      assertEquals(expected, store.readAll(paths));
    }
  }

  @Test
  void the_end_is_told_to_every_caller_that_waits() throws Exception {
    try (ScriptedPeer peer =
            new ScriptedPeer(
                talk -> {
                  talk.next();
                  talk.next();
                });
        XenstoreClient store = connect(peer.socket(), new ClientLimits(LONG, 4))) {
      CompletableFuture<XenstoreException> other =
          inBackground(() -> assertThrows(XenstoreException.class, () -> store.read("/a")));
      XenstoreException ours = assertThrows(XenstoreException.class, () -> store.read("/b"));
      assertEquals(ours.getMessage(), other.get(10, TimeUnit.SECONDS).getMessage());
    }
  }
}
