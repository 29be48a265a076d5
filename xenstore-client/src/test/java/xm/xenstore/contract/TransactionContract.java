package xm.xenstore.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XsErrno;
import xm.xenstore.XsTransaction;

/** Transactions, and several threads or clients at a time. */
abstract class TransactionContract extends NodesContract {

  @Test
  void a_transaction_shows_its_changes_to_others_only_when_committed() {
    store.write(BASE + "/a", "old");
    try (XenstoreClient other = connect()) {
      String result =
          store.transaction(
              1,
              t -> {
                t.write(BASE + "/a", "new");
                t.writeAll(Map.of(BASE + "/b", "1", BASE + "/c", "2"));
                assertEquals("new", t.read(BASE + "/a"));
                assertEquals("old", other.read(BASE + "/a"));
                assertEquals(Optional.empty(), other.readIfExists(BASE + "/b"));
                return "done";
              });
      assertEquals("done", result);
      assertEquals("new", other.read(BASE + "/a"));
      assertEquals("2", other.read(BASE + "/c"));
    }
  }

  @Test
  void an_exception_aborts_the_transaction_and_comes_out() {
    IllegalStateException bug = new IllegalStateException("bug");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                store.transaction(
                    3,
                    t -> {
                      t.write(BASE + "/a", "1");
                      throw bug;
                    }));
    assertSame(bug, thrown);
    assertEquals(Optional.empty(), store.readIfExists(BASE + "/a"));
  }

  @Test
  void an_aborted_transaction_has_no_effect_but_a_result() {
    int result =
        store.transaction(
            1,
            t -> {
              t.write(BASE + "/a", "1");
              t.abort();
              return 7;
            });
    assertEquals(7, result);
    assertEquals(Optional.empty(), store.readIfExists(BASE + "/a"));
  }

  @Test
  void a_conflict_runs_the_body_again() {
    store.write(BASE + "/counter", "1");
    List<String> seen = new ArrayList<>();
    try (XenstoreClient other = connect()) {
      store.transaction(
          5,
          t -> {
            seen.add(t.read(BASE + "/counter"));
            if (seen.size() == 1) {
              other.write(BASE + "/counter", "10");
            }
            t.write(BASE + "/counter", t.read(BASE + "/counter") + "1");
            return null;
          });
    }
    assertEquals(List.of("1", "10"), seen);
    assertEquals("101", store.read(BASE + "/counter"));
  }

  @Test
  void a_conflict_in_every_attempt_is_thrown_in_the_end() {
    store.write(BASE + "/counter", "0");
    int[] runs = {0};
    try (XenstoreClient other = connect()) {
      assertEquals(
          XsErrno.EAGAIN,
          errnoOf(
              () ->
                  store.transaction(
                      3,
                      t -> {
                        t.read(BASE + "/counter");
                        other.write(BASE + "/counter", Integer.toString(++runs[0]));
                        t.write(BASE + "/mine", "1");
                        return null;
                      })));
    }
    assertEquals(3, runs[0]);
    assertEquals(Optional.empty(), store.readIfExists(BASE + "/mine"));
  }

  @Test
  void a_transaction_cannot_be_used_after_its_end() {
    XsTransaction[] kept = new XsTransaction[1];
    store.transaction(1, t -> kept[0] = t);
    assertThrows(IllegalStateException.class, () -> kept[0].read(BASE));
  }

  @Test
  void threads_share_a_client() throws Exception {
    int threads = 8;
    int rounds = 200;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int n = 0; n < threads; n++) {
        String path = BASE + "/thread/" + n;
        results.add(
            pool.submit(
                () -> {
                  int right = 0;
                  for (int i = 0; i < rounds; i++) {
                    store.write(path, Integer.toString(i));
                    right += store.read(path).equals(Integer.toString(i)) ? 1 : 0;
                  }
                  return right;
                }));
      }
      for (Future<Integer> result : results) {
        assertEquals(rounds, result.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void threads_count_together_in_transactions() throws Exception {
    store.write(BASE + "/sum", "0");
    int threads = 4;
    int rounds = 20;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int n = 0; n < threads; n++) {
        results.add(pool.submit(() -> count(rounds)));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(Integer.toString(threads * rounds), store.read(BASE + "/sum"));
  }

  private void count(int rounds) {
    for (int i = 0; i < rounds; i++) {
      store.transaction(
          1000,
          t -> {
            int sum = Integer.parseInt(t.read(BASE + "/sum"));
            t.write(BASE + "/sum", Integer.toString(sum + 1));
            return null;
          });
    }
  }
}
