package xm.simulator.xenstored;

import xm.xenstore.XsErrno;

/** The store refuses; carries the error name that goes on the wire. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final XsErrno errno;

  StoreException(XsErrno errno, String subject) {
    super(errno + ": " + subject, null, false, false);
    this.errno = errno;
  }

  /** The error as the protocol names it. */
  public XsErrno errno() {
    return errno;
  }
}
