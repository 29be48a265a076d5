package xm.xenstore.wire;

/** Bytes that are no packet, or a packet that the protocol does not allow. */
public final class XsWireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public XsWireException(String message) {
    super(message);
  }
}
