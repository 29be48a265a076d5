package xm.xenstore;

import java.io.IOException;
import xm.xenstore.wire.Payloads;
import xm.xenstore.wire.XsPacket;

/** The sentences that operators read when xenstore says no or says nothing. */
final class Failures {

  private Failures() {}

  /** xenstored answered with an error. */
  static XenstoreException refused(Exchange exchange, XsPacket reply) {
    String name = Payloads.first(reply.payload());
    XsErrno errno = XsErrno.of(name);
    StringBuilder text = new StringBuilder("xenstored refused ").append(exchange.op.name());
    if (!exchange.about.isEmpty()) {
      text.append(" of ").append(Shown.text(exchange.about));
    }
    text.append(": ").append(Shown.text(name));
    String meaning = meaning(errno);
    if (!meaning.isEmpty()) {
      text.append(" (").append(meaning).append(')');
    }
    return new XenstoreException(text.append('.').toString(), errno, exchange.path);
  }

  private static String meaning(XsErrno errno) {
    return switch (errno) {
      case ENOENT -> "it does not exist";
      case EACCES, EPERM -> "not permitted";
      case EINVAL -> "it holds the request for malformed";
      case ENOSYS -> "this xenstored does not know the operation";
      case EAGAIN -> "another client changed the same nodes";
      case ENOSPC -> "a quota of xenstored is used up";
      case ENOMEM -> "xenstored is out of memory";
      case E2BIG -> "too large";
      case EBUSY -> "busy";
      case EEXIST -> "it exists already";
      default -> "";
    };
  }

  /** A request that xenstored would answer by ending the connection. */
  static XenstoreException tooLarge(Exchange exchange, int max) {
    return new XenstoreException(
        exchange.op
            + " of "
            + Shown.text(exchange.about)
            + " is not sent: it has "
            + exchange.payload.length
            + " bytes, and xenstore takes at most "
            + max
            + " with the path counted in.",
        XsErrno.E2BIG,
        exchange.path);
  }

  static XenstoreException malformed(Exchange exchange, String answer) {
    return new XenstoreException(
        "xenstored answered "
            + exchange.op
            + (exchange.about.isEmpty() ? "" : " of " + exchange.about)
            + " with '"
            + Shown.text(answer)
            + "', which means nothing.",
        XsErrno.EIO,
        exchange.path);
  }

  static XenstoreException late(Exchange exchange, String peer, long seconds) {
    return new XenstoreException(
        "xenstored ("
            + peer
            + ") did not answer "
            + exchange.op.name()
            + (exchange.about.isEmpty() ? "" : " of " + exchange.about)
            + " within "
            + seconds
            + " s; the connection is given up. Is xenstored running and responsive?",
        XsErrno.OTHER,
        exchange.path);
  }

  static XenstoreException stuck(String peer, long seconds) {
    return connection(
        "xenstored ("
            + peer
            + ") took no more requests for "
            + seconds
            + " s; the connection is given up. Is xenstored running and responsive?",
        null);
  }

  static XenstoreException io(String peer, IOException cause) {
    return connection(
        "The connection to xenstored (" + peer + ") failed: " + cause.getMessage() + ".", cause);
  }

  static XenstoreException closedByPeer(String peer, String progress) {
    return connection(
        "xenstored ("
            + peer
            + ") closed the connection"
            + (progress.isEmpty() ? "" : " in the middle of a packet, after " + progress)
            + ".",
        null);
  }

  static XenstoreException protocol(String peer, String what) {
    return connection(
        "What answers at "
            + peer
            + " does not keep to the xenstore protocol: "
            + what
            + " The connection is given up.",
        null);
  }

  static XenstoreException closedHere() {
    return connection("The connection to xenstored is closed.", null);
  }

  static XenstoreException connection(String message, Throwable cause) {
    return new XenstoreException(message, XsErrno.OTHER, "", cause);
  }

  /** The connection's failure for one more caller, with that caller's own stack trace. */
  static XenstoreException repeated(XenstoreException failure, String path) {
    return new XenstoreException(failure.getMessage(), failure.errno(), path, failure);
  }
}
