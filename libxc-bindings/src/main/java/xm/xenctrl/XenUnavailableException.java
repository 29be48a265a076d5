package xm.xenctrl;

/**
 * There is no Xen to talk to, or not with our rights or libraries. The message says what is missing
 * and what to do, e.g. which package to install.
 */
public class XenUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public XenUnavailableException(String message) {
    super(message);
  }

  public XenUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
