package xm.simulator.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** One accepted connection. Thread-safe. */
public final class SocketPeer {

  /** A peer that leaves this much unread is cut off: it would keep the memory for ever. */
  private static final int PENDING_MAX_BYTES = 8 << 20;

  private final IoLoop loop;
  private final SocketChannel channel;
  private final ArrayDeque<ByteBuffer> pending = new ArrayDeque<>();
  private int pendingBytes;
  private boolean open = true;
  private boolean closing;

  SocketPeer(IoLoop loop, SocketChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Sends the bytes, in order, without waiting for the peer. The array is not copied. */
  public void send(byte[] bytes) {
    synchronized (this) {
      if (!open || closing) {
        return;
      }
      pending.add(ByteBuffer.wrap(bytes));
      pendingBytes += bytes.length;
      closing = pendingBytes > PENDING_MAX_BYTES;
      if (pending.size() > 1 && !closing) {
        return; // a flush is under way
      }
    }
    loop.writable(this);
  }

  /** Bytes that the peer has not taken yet. */
  public synchronized int pendingBytes() {
    return pendingBytes;
  }

  /** Ends the connection. */
  public void close() {
    loop.closeLater(this);
  }

  SocketChannel channel() {
    return channel;
  }

  synchronized boolean overflowed() {
    return closing;
  }

  /** Writes what the socket takes now; on the loop's thread. */
  void flush(SelectionKey key) throws IOException {
    synchronized (this) {
      while (!pending.isEmpty()) {
        ByteBuffer next = pending.peek();
        pendingBytes -= channel.write(next);
        if (next.hasRemaining()) {
          key.interestOpsOr(SelectionKey.OP_WRITE);
          return;
        }
        pending.remove();
      }
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
  }

  synchronized boolean markClosed() {
    boolean first = open;
    open = false;
    pending.clear();
    pendingBytes = 0;
    return first;
  }
}
