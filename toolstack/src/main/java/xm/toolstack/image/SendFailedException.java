package xm.toolstack.image;

import xm.toolstack.ToolstackException;

/** An image could not be written. Whether the guest has to be resumed stands in it. */
public final class SendFailedException extends ToolstackException {
  private static final long serialVersionUID = 1L;

  private final boolean suspended;

  SendFailedException(String message, Throwable cause, boolean suspended) {
    super(message, cause);
    this.suspended = suspended;
  }

  /** True when the guest is suspended: {@link DomainSender#resume} lets it go on. */
  public boolean suspended() {
    return suspended;
  }
}
