package xm.cli.top;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import xm.cli.top.Key.Name;

/**
 * Reads keys from a terminal whose reads return after a tenth of a second (VMIN 0, VTIME 1). So no
 * thread is ever left in a read that would take the first key away from a console opened later.
 */
final class KeyReader {
  private static final int ESC = 0x1b;

  /** So many reads in a row that return at once with nothing mean that the terminal is gone. */
  private static final int ENDS_OF_INPUT = 50;

  private static final long SHORTEST_WAIT_NANOS = 20_000_000;

  private final InputStream in;
  private final byte[] chunk = new byte[256];
  private final Queue<Key> keys = new ArrayDeque<>();
  private int emptyReads;

  KeyReader(InputStream in) {
    this.in = in;
  }

  /**
   * Waits a tenth of a second at most.
   *
   * @return null when no key was pressed
   * @throws IOException when the terminal is gone
   */
  Key next() throws IOException {
    if (keys.isEmpty()) {
      long before = System.nanoTime();
      int count = in.read(chunk);
      if (count > 0) {
        emptyReads = 0;
        decode(count);
      } else if (System.nanoTime() - before >= SHORTEST_WAIT_NANOS) {
        emptyReads = 0;
      } else if (++emptyReads > ENDS_OF_INPUT) {
        throw new IOException("the terminal has gone away");
      }
    }
    return keys.poll();
  }

  /** A key's sequence comes in one read: terminals write it at once. */
  private void decode(int count) {
    String text = new String(chunk, 0, count, StandardCharsets.UTF_8);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c == ESC && at + 1 < text.length() && "[O".indexOf(text.charAt(at + 1)) >= 0) {
        at = sequence(text, at + 2);
      } else {
        Key key = single(c);
        if (key != null) {
          keys.add(key);
        }
        at += Character.charCount(c);
      }
    }
  }

  /** Behind {@code ESC [} or {@code ESC O}; returns where it ends. */
  private int sequence(String text, int from) {
    int end = from;
    while (end < text.length() && (text.charAt(end) < '@' || text.charAt(end) > '~')) {
      end++;
    }
    if (end == text.length()) {
      return end;
    }
    String parameters = text.substring(from, end);
    Name name =
        switch (text.charAt(end)) {
          case 'A' -> Name.UP;
          case 'B' -> Name.DOWN;
          case 'C' -> Name.RIGHT;
          case 'D' -> Name.LEFT;
          case 'H' -> Name.HOME;
          case 'F' -> Name.END;
          case 'P' -> Name.HELP;
          case '~' -> numbered(parameters);
          default -> null;
        };
    if (name != null) {
      keys.add(Key.named(name));
    }
    return end + 1;
  }

  private static Name numbered(String parameters) {
    return switch (parameters) {
      case "1", "7" -> Name.HOME;
      case "4", "8" -> Name.END;
      case "5" -> Name.PAGE_UP;
      case "6" -> Name.PAGE_DOWN;
      case "11" -> Name.HELP;
      default -> null;
    };
  }

  private static Key single(int c) {
    return switch (c) {
      case '\r', '\n' -> Key.named(Name.ENTER);
      case ESC -> Key.named(Name.ESCAPE);
      case 0x03 -> Key.named(Name.INTERRUPT);
      case 0x08, 0x7f -> Key.named(Name.BACKSPACE);
      case 0x0c -> Key.named(Name.REPAINT);
      case 0x1a -> Key.named(Name.SUSPEND);
      default -> c < ' ' ? null : Key.character(c);
    };
  }
}
