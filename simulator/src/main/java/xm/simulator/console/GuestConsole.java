package xm.simulator.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import xm.simulator.io.SocketHandler;
import xm.simulator.io.SocketPeer;

/**
 * One guest's console: what the guest prints goes to every reader and into a scroll-back that a new
 * reader gets first; what readers type goes to the guest. Thread-safe.
 */
public final class GuestConsole {
  private static final int SCROLL_BACK_BYTES = 16 << 10;

  /** A reader that is this far behind loses output, as on a terminal nobody empties. */
  private static final int BEHIND_BYTES = 256 << 10;

  private final Set<SocketPeer> readers = new LinkedHashSet<>();
  private byte[] scrollBack = {};
  private Consumer<byte[]> guest = bytes -> {};

  /** Who gets what is typed from now on. */
  public synchronized void attach(Consumer<byte[]> input) {
    guest = input;
  }

  /** The guest prints; only Latin-1 characters can be printed. */
  public synchronized void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int keep = Math.max(0, Math.min(scrollBack.length, SCROLL_BACK_BYTES - bytes.length));
    byte[] joined =
        Arrays.copyOf(
            Arrays.copyOfRange(scrollBack, scrollBack.length - keep, scrollBack.length),
            keep + bytes.length);
    System.arraycopy(bytes, 0, joined, keep, bytes.length);
    scrollBack = joined;
    for (SocketPeer reader : readers) {
      if (reader.pendingBytes() < BEHIND_BYTES) {
        reader.send(bytes);
      }
    }
  }

  /** What a new reader gets first. */
  public synchronized String scrollBack() {
    return new String(scrollBack, StandardCharsets.ISO_8859_1);
  }

  synchronized SocketHandler reader(SocketPeer peer) {
    if (scrollBack.length > 0) {
      peer.send(scrollBack);
    }
    readers.add(peer);
    return new Reader(peer);
  }

  /** Ends all conversations: the domain is gone. */
  synchronized void close() {
    for (SocketPeer reader : readers) {
      reader.close();
    }
    readers.clear();
    guest = bytes -> {};
  }

  private synchronized void remove(SocketPeer peer) {
    readers.remove(peer);
  }

  private synchronized Consumer<byte[]> guest() {
    return guest;
  }

  private final class Reader implements SocketHandler {
    private final SocketPeer peer;

    Reader(SocketPeer peer) {
      this.peer = peer;
    }

    @Override
    public void received(ByteBuffer bytes) {
      byte[] typed = new byte[bytes.remaining()];
      bytes.get(typed);
      guest().accept(typed);
    }

    @Override
    public void closed() {
      remove(peer);
    }
  }
}
