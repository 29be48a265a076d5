package xm.cli.command.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Splits a line as a POSIX shell would, with quotes and backslashes and nothing else. */
final class ShellWords {

  private ShellWords() {}

  /** The words; none, and a sentence on {@code err}, when a quote is not closed. */
  static List<String> split(String line, PrintStream err) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        inWord = true;
      } else if (c == ' ' || c == '\t') {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      err.println("*** The quote " + quote + " is not closed");
      return List.of();
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
