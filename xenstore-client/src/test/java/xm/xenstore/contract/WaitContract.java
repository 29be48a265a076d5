package xm.xenstore.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreException;
import xm.xenstore.XenstoreTimeoutException;

/** Watches, and waiting as a question. */
@SuppressWarnings("try") // a watch does its work without being named
abstract class WaitContract extends TransactionContract {
  private static final Duration LONG = Duration.ofSeconds(10);

  private static String next(BlockingQueue<String> events) throws InterruptedException {
    return events.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void a_watch_fires_at_once_and_then_for_every_change_below_in_order() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (XenstoreClient.Watch watch = store.watch(BASE, events::add);
        XenstoreClient other = connect()) {
      assertEquals(BASE, next(events));
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        other.write(BASE + "/child/" + i, "x");
        expected.add(BASE + "/child/" + i);
      }
      List<String> got = new ArrayList<>();
      while (got.size() < expected.size()) {
        String event = next(events);
        assertTrue(event != null, "only " + got);
        if (!event.equals(BASE + "/child") && !event.equals(BASE)) {
          got.add(event);
        }
      }
      assertEquals(expected, got);
    }
  }

  @Test
  void a_watch_fires_for_its_node_when_a_parent_is_removed() throws Exception {
    store.write(BASE + "/a/b", "1");
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (XenstoreClient.Watch watch = store.watch(BASE + "/a/b", events::add)) {
      assertEquals(BASE + "/a/b", next(events));
      store.rm(BASE + "/a");
      assertEquals(BASE + "/a/b", next(events));
    }
  }

  @Test
  void a_watch_taken_back_says_nothing_more() throws Exception {
    AtomicInteger count = new AtomicInteger();
    BlockingQueue<String> first = new LinkedBlockingQueue<>();
    XenstoreClient.Watch watch =
        store.watch(
            BASE + "/a",
            path -> {
              count.incrementAndGet();
              first.add(path);
            });
    next(first);
    watch.close();
    watch.close();
    BlockingQueue<String> later = new LinkedBlockingQueue<>();
    try (XenstoreClient.Watch second = store.watch(BASE + "/a", later::add)) {
      next(later);
      store.write(BASE + "/a", "1");
      next(later);
    }
    assertEquals(1, count.get());
  }

  @Test
  void a_transactions_changes_fire_when_it_is_committed_and_never_when_aborted() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (XenstoreClient.Watch watch = store.watch(BASE + "/t", events::add)) {
      next(events);
      store.transaction(
          1,
          t -> {
            t.write(BASE + "/t/aborted", "1");
            t.abort();
            return null;
          });
      store.transaction(
          1,
          t -> {
            t.write(BASE + "/t/committed", "1");
            store.readIfExists(BASE);
            assertNull(events.poll());
            return null;
          });
      store.write(BASE + "/t/end", "1");
      List<String> got = new ArrayList<>();
      while (!got.contains(BASE + "/t/end")) {
        got.add(next(events));
      }
      assertTrue(got.contains(BASE + "/t/committed"), got.toString());
      assertFalse(got.contains(BASE + "/t/aborted"), got.toString());
    }
  }

  @Test
  void a_listener_may_use_the_client_and_take_its_watch_back() throws Exception {
    store.write(BASE + "/a", "value");
    CompletableFuture<XenstoreClient.Watch> self = new CompletableFuture<>();
    CompletableFuture<String> read = new CompletableFuture<>();
    self.complete(
        store.watch(
            BASE + "/a",
            path -> {
              String value = store.read(path);
              self.join().close();
              read.complete(value);
            }));
    assertEquals("value", read.get(10, TimeUnit.SECONDS));
  }

  @Test
  void a_listener_is_told_of_domains() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (XenstoreClient.Watch come = store.watch("@introduceDomain", events::add);
        XenstoreClient.Watch go = store.watch("@releaseDomain", events::add)) {
      assertEquals("@introduceDomain", next(events));
      assertEquals("@releaseDomain", next(events));
      store.introduce(41, 1, 1);
      assertEquals("@introduceDomain", next(events));
      store.release(41);
      assertEquals("@releaseDomain", next(events));
    }
  }

  @Test
  void a_question_answered_at_once_sets_no_watch() {
    store.write(BASE + "/state", "4");
    int[] asked = {0};
    String answer =
        store.await(
            Duration.ZERO,
            "nothing",
            r -> {
              asked[0]++;
              return r.readIfExists(BASE + "/state");
            });
    assertEquals("4", answer);
    assertEquals(1, asked[0]);
  }

  @Test
  void a_question_is_asked_again_when_a_node_changes_that_it_read() throws Exception {
    // Asked first, and again when its node is watched.
    CountDownLatch waiting = new CountDownLatch(2);
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () ->
                store.await(
                    LONG,
                    "the state to become 4",
                    r -> {
                      waiting.countDown();
                      return r.readIfExists(BASE + "/state").filter("4"::equals);
                    }));
    try (XenstoreClient other = connect()) {
      assertTrue(waiting.await(10, TimeUnit.SECONDS));
      for (int state = 1; state <= 3; state++) {
        other.write(BASE + "/state", Integer.toString(state));
      }
      assertFalse(answer.isDone());
      other.write(BASE + "/state", "4");
      assertEquals("4", answer.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_question_may_go_from_node_to_node() throws Exception {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () ->
                store.await(
                    LONG,
                    "a chain of nodes",
                    r -> {
                      for (String name : r.listIfExists(BASE + "/dir")) {
                        Optional<String> to = r.readIfExists(BASE + "/dir/" + name);
                        if (to.isPresent() && r.readIfExists(to.get()).isPresent()) {
                          return r.readIfExists(to.get());
                        }
                      }
                      return Optional.empty();
                    }));
    try (XenstoreClient other = connect()) {
      other.write(BASE + "/dir/x", BASE + "/end");
      other.write(BASE + "/end", "there");
      assertEquals("there", answer.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_question_without_an_answer_ends_at_the_deadline_and_says_what_was_seen() {
    store.write(BASE + "/state", "2\u001b[31m");
    long start = System.nanoTime();
    XenstoreTimeoutException e =
        assertThrows(
            XenstoreTimeoutException.class,
            () ->
                store.await(
                    Duration.ofMillis(200),
                    "vbd 51712 to connect",
                    r -> {
                      r.readIfExists(BASE + "/hotplug-status");
                      r.listIfExists(BASE);
                      return r.readIfExists(BASE + "/state").filter("4"::equals);
                    }));
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis >= 200 && millis < 5000, "after " + millis + " ms");
    assertEquals(
        "Timed out after 200 ms waiting for vbd 51712 to connect; last seen: "
            + BASE
            + "/hotplug-status does not exist, "
            + BASE
            + " has [state], "
            + BASE
            + "/state = \"2?[31m\".",
        e.getMessage());
  }

  @Test
  void an_exception_of_the_question_comes_out() {
    assertThrows(
        XenstoreException.class,
        () -> store.await(LONG, "a node", r -> Optional.of(r.read(BASE + "/missing"))));
  }

  @Test
  void a_question_is_asked_again_when_a_domain_comes_or_goes() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Boolean> answer =
        CompletableFuture.supplyAsync(
            () ->
                store.awaitDomainEvent(
                    LONG,
                    "domain 42",
                    r -> {
                      asked.incrementAndGet();
                      return store.isIntroduced(42) ? Optional.of(true) : Optional.empty();
                    }));
    try (XenstoreClient other = connect()) {
      other.introduce(42, 1, 1);
      assertTrue(answer.get(10, TimeUnit.SECONDS));
      other.release(42);
    }
    assertTrue(asked.get() >= 1);
  }

  @Test
  void an_interrupt_ends_a_wait_and_nothing_else() throws Exception {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(2);
    Thread waiter =
        new Thread(
            () -> {
              try {
                store.await(
                    LONG,
                    "an interrupt",
                    r -> {
                      r.readIfExists(BASE + "/a");
                      asked.countDown();
                      return Optional.empty();
                    });
                result.complete(false);
              } catch (XenstoreException e) {
                store.write(BASE + "/still", "1");
                result.complete(Thread.currentThread().isInterrupted());
              }
            });
    waiter.start();
    assertTrue(asked.await(10, TimeUnit.SECONDS));
    waiter.interrupt();
    assertTrue(result.get(10, TimeUnit.SECONDS));
    assertEquals("1", store.read(BASE + "/still"));
  }
}
