package xm.xenctrl;

/**
 * Xen or libxc refused. The message is a whole sentence for an operator.
 *
 * <p>{@link #function()} is the C function, {@link #errno()} its errno (0 when none was given),
 * {@link #domid()} the domain or -1.
 */
public class HypercallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String function;
  private final int errno;
  private final int domid;

  public HypercallException(String message, String function, int errno, int domid) {
    super(message);
    this.function = function;
    this.errno = errno;
    this.domid = domid;
  }

  public String function() {
    return function;
  }

  public int errno() {
    return errno;
  }

  public int domid() {
    return domid;
  }
}
