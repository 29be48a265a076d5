package xm.xenstore;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsOp;

/** The client over one connection. */
final class ConnectedClient extends StoreWriter implements XenstoreClient {

  /** The pause after a conflict doubles up to this. */
  private static final long BACK_OFF_MAX_NANOS = 50_000_000L;

  private static final long BACK_OFF_MIN_NANOS = 500_000L;

  ConnectedClient(XsConnection connection) {
    super(connection, 0);
  }

  @Override
  public <T> T transaction(int attempts, Function<? super XsTransaction, ? extends T> body) {
    long pause = BACK_OFF_MIN_NANOS;
    for (int attempt = 1; ; attempt++) {
      OpenTransaction open = OpenTransaction.start(this);
      try {
        T result = run(open, body);
        open.end(!open.isAborted());
        return result;
      } catch (XenstoreException e) {
        if (e.errno() != XsErrno.EAGAIN || attempt >= attempts) {
          throw e;
        }
      }
      // Two clients that collide must not do so again in step.
      LockSupport.parkNanos(pause + (System.nanoTime() & 0xffff));
      pause = Math.min(2 * pause, BACK_OFF_MAX_NANOS);
    }
  }

  private static <T> T run(
      OpenTransaction open, Function<? super XsTransaction, ? extends T> body) {
    try {
      return body.apply(open);
    } catch (RuntimeException | Error failure) {
      try {
        open.end(false);
      } catch (XenstoreException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  @Override
  public Watch watch(String path, Consumer<String> listener) {
    return connection.watches().listen(this, path, listener);
  }

  @Override
  public <T> T await(Duration timeout, String what, Function<? super XsReader, Optional<T>> asked) {
    return new Question<>(connection, timeout, what, asked).answer();
  }

  @Override
  public <T> T awaitDomainEvent(
      Duration timeout, String what, Function<? super XsReader, Optional<T>> asked) {
    return new Question<>(connection, timeout, what, asked)
        .alsoOn("@introduceDomain")
        .alsoOn("@releaseDomain")
        .answer();
  }

  @Override
  public void introduce(int domid, long frame, int port) {
    // The protocol wants the frame as a signed decimal number.
    onDomain(
        XsOp.INTRODUCE,
        domid,
        Payloads.strings(Integer.toString(domid), Long.toString(frame), Integer.toString(port)));
  }

  @Override
  public void release(int domid) {
    onDomain(XsOp.RELEASE, domid);
  }

  @Override
  public boolean isIntroduced(int domid) {
    return onDomain(XsOp.IS_DOMAIN_INTRODUCED, domid).equals("T");
  }

  @Override
  public void resume(int domid) {
    onDomain(XsOp.RESUME, domid);
  }

  @Override
  public String domainPath(int domid) {
    return onDomain(XsOp.GET_DOMAIN_PATH, domid);
  }

  @Override
  public void setTarget(int domid, int target) {
    onDomain(
        XsOp.SET_TARGET,
        domid,
        Payloads.strings(Integer.toString(domid), Integer.toString(target)));
  }

  private String onDomain(XsOp op, int domid) {
    return onDomain(op, domid, Payloads.strings(Integer.toString(domid)));
  }

  private String onDomain(XsOp op, int domid, byte[] payload) {
    Exchange exchange = new Exchange(op, "", "domain " + domid, 0, payload);
    return Payloads.first(call(exchange).payload());
  }

  @Override
  public String control(String... words) {
    String about = words.length == 0 ? "" : words[0];
    Exchange exchange = new Exchange(XsOp.CONTROL, "", about, 0, Payloads.strings(words));
    return Payloads.text(call(checked(exchange)).payload());
  }

  @Override
  public void close() {
    connection.close();
  }
}
