package xm.xenstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;
import xm.xenstore.wire.XsPacket;

/**
 * A wait: a function of reads, asked again whenever a node changes that it has read.
 *
 * <p>Every path read is watched from the first time the answer was "not yet" until the wait ends. A
 * watch fires once as soon as it is set, so the question is always asked once more after its nodes
 * are watched and no change in between is missed.
 */
final class Question<T> {

  /** An overdue wait still lets xenstored answer a request that has gone out. */
  private static final long GRACE_NANOS = 1_000_000_000L;

  private static final int NODES_SHOWN = 8;

  private final XsConnection connection;
  private final Duration timeout;
  private final String what;
  private final Function<? super XsReader, Optional<T>> question;
  private final WatchSignal signal = new WatchSignal();

  /** Path to token, of the watches set. */
  private final Map<String, String> watched = new LinkedHashMap<>();

  private final List<String> events = new ArrayList<>();
  private long deadline;
  private boolean unanswered;

  Question(
      XsConnection connection,
      Duration timeout,
      String what,
      Function<? super XsReader, Optional<T>> question) {
    this.connection = connection;
    this.timeout = timeout;
    this.what = what;
    this.question = question;
  }

  /** Asks again also at a special event. */
  Question<T> alsoOn(String event) {
    events.add(event);
    return this;
  }

  T answer() {
    deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (true) {
        boolean last = deadline - System.nanoTime() <= 0;
        Asking asking = new Asking();
        Optional<T> answer = question.apply(asking);
        if (answer.isPresent()) {
          return answer.get();
        }
        if (last) {
          throw timedOut(asking, "");
        }
        watch(asking);
        // At the deadline the question is asked for the last time.
        signal.await(deadline, what);
      }
    } finally {
      unwatch();
    }
  }

  private void watch(Asking asking) {
    List<Exchange> requests = new ArrayList<>();
    for (String event : events) {
      add(event, requests);
    }
    for (String path : asking.seen.keySet()) {
      add(path, requests);
    }
    if (requests.isEmpty()) {
      return;
    }
    connection.send(requests);
    for (Exchange request : requests) {
      asking.answer(request);
    }
  }

  private void add(String path, List<Exchange> requests) {
    if (!watched.containsKey(path)) {
      String token = connection.watches().register(signal);
      watched.put(path, token);
      requests.add(Watches.watching(XsOp.WATCH, path, token));
    }
  }

  /** Takes the watches back without waiting for the replies, which say nothing of interest. */
  private void unwatch() {
    List<Exchange> requests = new ArrayList<>();
    for (Map.Entry<String, String> entry : watched.entrySet()) {
      connection.watches().unregister(entry.getValue());
      Exchange request = Watches.watching(XsOp.UNWATCH, entry.getKey(), entry.getValue());
      request.abandoned = true;
      requests.add(request);
    }
    if (unanswered) {
      // Sending would wait in turn. Events that still come are ignored.
      return;
    }
    try {
      connection.send(requests);
    } catch (XenstoreException ignored) {
      // The watches went with the connection; its failure has been thrown already.
    }
  }

  private XenstoreTimeoutException timedOut(Asking asking, String unanswered) {
    StringBuilder text = new StringBuilder("Timed out after ");
    appendTimeout(text);
    text.append(" waiting for ").append(what);
    String path = "";
    if (!unanswered.isEmpty()) {
      text.append("; xenstored did not answer the request for ").append(unanswered);
      path = unanswered;
    }
    int shown = 0;
    for (Map.Entry<String, String> entry : asking.seen.entrySet()) {
      path = path.isEmpty() ? entry.getKey() : path;
      if (shown == NODES_SHOWN) {
        text.append(" and ").append(asking.seen.size() - shown).append(" more");
        break;
      }
      text.append(shown == 0 ? "; last seen: " : ", ");
      text.append(entry.getKey()).append(' ').append(entry.getValue());
      shown++;
    }
    return new XenstoreTimeoutException(text.append('.').toString(), path);
  }

  private void appendTimeout(StringBuilder text) {
    long millis = timeout.toMillis();
    if (millis % 1000 == 0) {
      text.append(millis / 1000).append(" s");
    } else {
      text.append(millis).append(" ms");
    }
  }

  /** One asking: reads, and remembers what it read and what was there. */
  private final class Asking extends StoreReader {
    private final Map<String, String> seen = new LinkedHashMap<>();

    Asking() {
      super(Question.this.connection, 0);
    }

    @Override
    XsPacket collect(Exchange exchange) {
      long soonest = System.nanoTime() + GRACE_NANOS;
      XsPacket reply =
          connection.collectUntil(exchange, deadline - soonest > 0 ? deadline : soonest);
      if (exchange.op != XsOp.WATCH) {
        seen.put(exchange.path, reply == null ? "did not come" : shown(exchange, reply));
      }
      if (reply == null) {
        unanswered = true;
        throw timedOut(this, exchange.path);
      }
      return reply;
    }

    private String shown(Exchange exchange, XsPacket reply) {
      if (reply.is(XsOp.ERROR)) {
        String errno = Payloads.first(reply.payload());
        return errno.equals("ENOENT") ? "does not exist" : "answered " + Shown.text(errno);
      }
      if (exchange.op == XsOp.READ) {
        return "= \"" + Shown.text(Payloads.text(reply.payload())) + "\"";
      }
      return "has [" + Shown.text(String.join(" ", Payloads.split(reply.payload()))) + "]";
    }
  }
}
