package xm.xenstore.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packets to bytes. Every architecture that Xen runs on is little-endian. */
public final class XsPacketEncoder {

  private XsPacketEncoder() {}

  /** Bytes that the packet takes, header included. */
  public static int size(XsPacket packet) {
    return XsPacket.HEADER_BYTES + packet.payload().length;
  }

  /**
   * Puts the packet into {@code out}, which must have room for {@link #size} bytes.
   *
   * @throws XsWireException when the payload is over {@link XsPacket#PAYLOAD_MAX_BYTES}; nothing
   *     has been put then
   */
  public static void encode(XsPacket packet, ByteBuffer out) {
    byte[] payload = packet.payload();
    checkPayload(packet.type(), payload.length);
    ByteOrder before = out.order();
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(packet.type());
    out.putInt(packet.requestId());
    out.putInt(packet.transactionId());
    out.putInt(payload.length);
    out.put(payload);
    out.order(before);
  }

  /** The packet as an array of its own. */
  public static byte[] encode(XsPacket packet) {
    byte[] bytes = new byte[size(packet)];
    encode(packet, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /**
   * Refuses what xenstored would answer by ending the connection.
   *
   * @throws XsWireException with the numbers
   */
  public static void checkPayload(int type, int bytes) {
    if (bytes > XsPacket.PAYLOAD_MAX_BYTES) {
      throw new XsWireException(
          "A "
              + XsOp.name(type)
              + " of "
              + bytes
              + " bytes is not sent: a xenstore packet holds "
              + XsPacket.PAYLOAD_MAX_BYTES
              + " bytes, path included.");
    }
  }
}
