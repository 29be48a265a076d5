package xm.xenstore.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import xm.xenstore.wire.XsPacket;

/**
 * A byte stream in both directions. One thread reads, another writes, a third may close: it never
 * knows a packet, but whoever writes hands over whole packets.
 */
public interface XsTransport extends Closeable {

  /**
   * Waits for at least one byte.
   *
   * @return the bytes read, or -1 when the peer has closed
   * @throws IOException also when {@link #close} was called meanwhile
   */
  int read(ByteBuffer into) throws IOException;

  /** Writes all that remains in {@code from}. */
  void write(ByteBuffer from) throws IOException;

  /**
   * Requests that may be without a reply at the same time. Each write holds one packet when this is
   * 1.
   */
  int window();

  /** The longest payload that goes through in a request, in bytes. */
  default int payloadMaxBytes() {
    return XsPacket.PAYLOAD_MAX_BYTES;
  }

  /** What is at the other end, for messages, e.g. {@code /run/xenstored/socket}. */
  String peer();

  /** Ends a read or write in progress in another thread; closing again does nothing. */
  @Override
  void close();
}
