package xm.config;

/** Words that describe no device; the message says which of them and why. */
public final class InvalidDeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidDeviceException(String message) {
    super(message);
  }
}
