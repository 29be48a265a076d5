package xm.xenstore;

/** xenstored answered with an error, or the connection failed. The message is a whole sentence. */
public class XenstoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final XsErrno errno;
  private final String path;

  public XenstoreException(String message, XsErrno errno, String path) {
    super(message);
    this.errno = errno;
    this.path = path;
  }

  public XenstoreException(String message, XsErrno errno, String path, Throwable cause) {
    super(message, cause);
    this.errno = errno;
    this.path = path;
  }

  public XsErrno errno() {
    return errno;
  }

  /** The node concerned, empty when none is. */
  public String path() {
    return path;
  }
}
