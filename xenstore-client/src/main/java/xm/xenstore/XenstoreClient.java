package xm.xenstore;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A connection to xenstored. Thread-safe; requests of all threads share one socket. */
public interface XenstoreClient extends XsWriter, AutoCloseable {

  /**
   * Runs {@code body} in a transaction and commits it. On a conflict (EAGAIN) the body runs again,
   * {@code attempts} times at most, then the conflict is thrown. The body must therefore have no
   * effects of its own. An exception of the body aborts the transaction and is passed on.
   */
  <T> T transaction(int attempts, Function<? super XsTransaction, ? extends T> body);

  /**
   * Calls {@code listener} with the changed path for every change at or below {@code path}, first
   * once at registration. Also for the special paths {@code @introduceDomain} and {@code
   * @releaseDomain}. The listener runs on a thread of its own, in order, and may use this client.
   */
  Watch watch(String path, Consumer<String> listener);

  /**
   * Asks {@code question} now and again whenever a node changes that it read, until it answers.
   *
   * @param timeout deadline for all of it
   * @param what the thing waited for, for the message of {@link XenstoreTimeoutException}, which
   *     also names the nodes last read and their values
   */
  <T> T await(Duration timeout, String what, Function<? super XsReader, Optional<T>> question);

  /** As {@link #await}, and asked again also when a domain appears, shuts down or dies. */
  <T> T awaitDomainEvent(
      Duration timeout, String what, Function<? super XsReader, Optional<T>> question);

  /** Tells xenstored of a domain's ring. */
  void introduce(int domid, long frame, int port);

  void release(int domid);

  boolean isIntroduced(int domid);

  /** Clears the shutdown mark of a domain that goes on after a suspend. */
  void resume(int domid);

  /** {@code /local/domain/N}, given also when there is no such domain. */
  String domainPath(int domid);

  void setTarget(int domid, int target);

  /** CONTROL, e.g. {@code control("help")}. */
  String control(String... words);

  @Override
  void close();

  /** A registered watch; closing it takes it back. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
