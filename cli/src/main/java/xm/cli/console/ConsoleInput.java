package xm.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads what the operator types on a thread of its own, because reading a terminal cannot be
 * selected on. Each piece wakes the selector that serves the console.
 */
final class ConsoleInput implements Runnable {
  /** Ctrl-], as in xenconsole and telnet. */
  static final byte ESCAPE = 0x1d;

  private static final int CHUNK_BYTES = 512;

  private final InputStream in;
  private final Selector selector;
  private final Queue<byte[]> typed = new ConcurrentLinkedQueue<>();
  private volatile boolean left;
  private volatile boolean ended;

  ConsoleInput(InputStream in, Selector selector) {
    this.in = in;
    this.selector = selector;
  }

  void start() {
    Thread thread = new Thread(this, "console-input");
    thread.setDaemon(true);
    thread.start();
  }

  /** What was typed and not taken yet, null for nothing. */
  byte[] take() {
    return typed.poll();
  }

  /** True once the operator asked to leave; everything typed before that has been queued. */
  boolean left() {
    return left;
  }

  /** True once standard input is at its end. */
  boolean ended() {
    return ended;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      int count = in.read(chunk);
      while (count >= 0) {
        int escape = indexOfEscape(chunk, count);
        if (escape >= 0) {
          typed.add(Arrays.copyOf(chunk, escape));
          left = true;
          return;
        }
        typed.add(Arrays.copyOf(chunk, count));
        selector.wakeup();
        count = in.read(chunk);
      }
    } catch (IOException ignored) {
      // A terminal that went away is an input that ended.
    } finally {
      ended = true;
      selector.wakeup();
    }
  }

  private static int indexOfEscape(byte[] chunk, int count) {
    for (int i = 0; i < count; i++) {
      if (chunk[i] == ESCAPE) {
        return i;
      }
    }
    return -1;
  }
}
