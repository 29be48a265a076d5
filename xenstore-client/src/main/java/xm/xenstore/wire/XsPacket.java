package xm.xenstore.wire;

import java.util.Arrays;

/**
 * One message in either direction: {@code struct xsd_sockmsg} and its payload.
 *
 * <p>The type is kept as a number, since a server has to answer also what it does not know.
 */
public final class XsPacket {

  /** {@code sizeof(struct xsd_sockmsg)}: four {@code uint32_t}. */
  public static final int HEADER_BYTES = 16;

  /** XENSTORE_PAYLOAD_MAX; xenstored ends the connection of whoever sends more. */
  public static final int PAYLOAD_MAX_BYTES = 4096;

  private final int type;
  private final int requestId;
  private final int transactionId;
  private final byte[] payload;

  /** The payload is not copied. */
  public XsPacket(int type, int requestId, int transactionId, byte[] payload) {
    this.type = type;
    this.requestId = requestId;
    this.transactionId = transactionId;
    this.payload = payload;
  }

  public XsPacket(XsOp op, int requestId, int transactionId, byte[] payload) {
    this(op.code(), requestId, transactionId, payload);
  }

  /** The operation's number as it is on the wire. */
  public int type() {
    return type;
  }

  /** The operation, null when the protocol does not know the number. */
  public XsOp op() {
    return XsOp.of(type);
  }

  public boolean is(XsOp op) {
    return type == op.code();
  }

  /** Chosen by the client and repeated in the reply; 0 in watch events. */
  public int requestId() {
    return requestId;
  }

  /** The transaction a request belongs to, 0 for none. An unsigned number. */
  public int transactionId() {
    return transactionId;
  }

  /** The payload itself, not a copy. */
  public byte[] payload() {
    return payload;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof XsPacket p
        && type == p.type
        && requestId == p.requestId
        && transactionId == p.transactionId
        && Arrays.equals(payload, p.payload);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type + requestId) + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return XsOp.name(type)
        + " (request "
        + Integer.toUnsignedString(requestId)
        + ", transaction "
        + Integer.toUnsignedString(transactionId)
        + ", "
        + payload.length
        + " bytes)";
  }
}
