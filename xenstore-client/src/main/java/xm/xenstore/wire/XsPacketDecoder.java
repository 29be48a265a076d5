package xm.xenstore.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Bytes to packets. It is fed, in pieces of any size, and never reads by itself. One decoder serves
 * one direction of one connection and is used by one thread at a time.
 */
public final class XsPacketDecoder {

  private final int payloadMaxBytes;
  private final byte[] header = new byte[XsPacket.HEADER_BYTES];
  private final ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
  private int headerBytes;
  private byte[] payload;
  private int payloadBytes;

  /** A decoder for the protocol's own limit, {@link XsPacket#PAYLOAD_MAX_BYTES}. */
  public XsPacketDecoder() {
    this(XsPacket.PAYLOAD_MAX_BYTES);
  }

  /** A decoder that takes payloads up to {@code payloadMaxBytes}. */
  public XsPacketDecoder(int payloadMaxBytes) {
    this.payloadMaxBytes = payloadMaxBytes;
  }

  /**
   * Bytes lacking to the end of the header, or, when that is complete, of the packet; at least 1.
   * Whoever reads no more than this never reads into the next packet.
   */
  public int bytesWanted() {
    return payload == null
        ? XsPacket.HEADER_BYTES - headerBytes
        : Math.max(1, payload.length - payloadBytes);
  }

  /** Whether some bytes of an unfinished packet have been taken. */
  public boolean isInsidePacket() {
    return headerBytes > 0;
  }

  /** Says how far the unfinished packet came, for the message when no more follows. */
  public String progress() {
    if (payload == null) {
      return headerBytes + " of the " + XsPacket.HEADER_BYTES + " header bytes";
    }
    return payloadBytes
        + " of the "
        + payload.length
        + " payload bytes of a "
        + XsOp.name(fields.getInt(0));
  }

  /**
   * Takes bytes up to the end of the current packet.
   *
   * @return the packet, or null when {@code in} was used up before its end
   * @throws XsWireException when the header announces more than the limit. The stream cannot be
   *     followed any further then.
   */
  public XsPacket decode(ByteBuffer in) {
    if (payload == null) {
      int n = Math.min(in.remaining(), XsPacket.HEADER_BYTES - headerBytes);
      in.get(header, headerBytes, n);
      headerBytes += n;
      if (headerBytes < XsPacket.HEADER_BYTES) {
        return null;
      }
      int length = fields.getInt(12);
      if (length < 0 || length > payloadMaxBytes) {
        throw new XsWireException(
            "A "
                + XsOp.name(fields.getInt(0))
                + " packet announces "
                + Integer.toUnsignedString(length)
                + " payload bytes; the limit is "
                + payloadMaxBytes
                + ".");
      }
      payload = new byte[length];
      payloadBytes = 0;
    }
    int n = Math.min(in.remaining(), payload.length - payloadBytes);
    in.get(payload, payloadBytes, n);
    payloadBytes += n;
    if (payloadBytes < payload.length) {
      return null;
    }
    XsPacket packet = new XsPacket(fields.getInt(0), fields.getInt(4), fields.getInt(8), payload);
    payload = null;
    headerBytes = 0;
    return packet;
  }
}
