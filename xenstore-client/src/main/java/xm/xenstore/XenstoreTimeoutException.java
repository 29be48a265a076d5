package xm.xenstore;

/** A wait ended at its deadline; the message names what was waited for and what the nodes said. */
public final class XenstoreTimeoutException extends XenstoreException {
  private static final long serialVersionUID = 1L;

  public XenstoreTimeoutException(String message, String path) {
    super(message, XsErrno.OTHER, path);
  }
}
