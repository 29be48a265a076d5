package xm.toolstack.migrate.route;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on what a receiver says on standard error, line by line, and keeps the last line. */
final class LineSplitter {
  private static final String MARK = "Error: ";

  private final Consumer<String> said;
  private final StringBuilder line = new StringBuilder();
  private volatile String last = "";

  LineSplitter(Consumer<String> said) {
    this.said = said;
  }

  /** The last line that was said, without xm's mark of an error; empty when none was. */
  String last() {
    return last.startsWith(MARK) ? last.substring(MARK.length()) : last;
  }

  void take(byte[] bytes, int count) {
    String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        end();
      } else {
        line.append(c);
      }
    }
  }

  /** Nothing more comes. */
  void end() {
    if (line.length() > 0) {
      last = line.toString();
      said.accept(last);
      line.setLength(0);
    }
  }
}
