package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what libxc logs at level ERROR and above, which would go to stderr otherwise.
 *
 * <p>A stdio logger of libxentoollog writes to a memory stream of libc (open_memstream). Reading
 * the text empties the stream.
 */
final class XcLog {
  /** XTL_ERROR of xentoollog.h. */
  private static final int XTL_ERROR = 8;

  private static final int SEEK_SET = 0;
  private static final int TEXT = 0;
  private static final int LENGTH = 8;

  /** The last lines are the consequences, the ones before them the cause: tell a few. */
  private static final int LINES_TOLD = 3;

  private final NativeApi api;

  /** {@code char *} and {@code size_t} that open_memstream keeps up to date at each flush. */
  private final Memory stream = new Memory(16);

  private final Pointer file;
  private final Pointer logger;

  XcLog(NativeApi api) {
    this.api = api;
    stream.clear();
    file = api.callPointer("open_memstream", stream, stream.share(LENGTH));
    logger =
        file == null ? null : api.callPointer("xtl_createlogger_stdiostream", file, XTL_ERROR, 0);
  }

  /** {@code xentoollog_logger *}; null when there is none, then libxc logs to stderr. */
  Pointer logger() {
    return logger;
  }

  /** Forgets what was logged so far. */
  synchronized void clear() {
    if (file != null) {
      rewind();
    }
  }

  /** The last messages, without libxc's prefixes, joined by "; "; empty when there are none. */
  synchronized String take() {
    if (file == null) {
      return "";
    }
    api.callInt("fflush", file);
    int length = (int) Math.min(stream.getLong(LENGTH), 1 << 20);
    if (length == 0) {
      return "";
    }
    String text =
        new String(stream.getPointer(TEXT).getByteArray(0, length), StandardCharsets.ISO_8859_1);
    rewind();
    return lastMessages(text);
  }

  private void rewind() {
    api.callInt("fseek", file, 0L, SEEK_SET);
    api.callInt("fflush", file);
  }

  /** Frees the stream; the handle that logs to it must be closed before. */
  synchronized void close() {
    if (logger != null) {
      api.callVoid("xtl_logger_destroy", logger);
    }
    if (file != null) {
      api.callInt("fclose", file);
      api.callVoid("free", stream.getPointer(TEXT));
    }
  }

  /** The part of libxc's log text that an operator can use. */
  static String lastMessages(String text) {
    List<String> messages = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String message = message(line);
      if (!message.isEmpty() && !messages.contains(message)) {
        messages.add(message);
      }
    }
    int first = Math.max(0, messages.size() - LINES_TOLD);
    return String.join("; ", messages.subList(first, messages.size()));
  }

  /** "xc: error: panic: xg_dom_core.c:205: text: Internal error" is "text". */
  private static String message(String line) {
    String text = line.strip();
    for (String prefix : new String[] {"xc: ", "error: ", "critical: ", "panic: "}) {
      if (text.startsWith(prefix)) {
        text = text.substring(prefix.length());
      }
    }
    int source = text.indexOf(".c:");
    int end = source < 0 ? -1 : text.indexOf(": ", source + 3);
    if (end > 0 && text.indexOf(' ') > source) {
      text = text.substring(end + 2);
    }
    String internal = ": Internal error";
    if (text.endsWith(internal)) {
      text = text.substring(0, text.length() - internal.length());
    }
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      printable.append(Character.isISOControl(c) ? '?' : c);
    }
    return printable.toString();
  }
}
