package xm.config.sxp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import xm.config.syntax.Problems;
import xm.config.syntax.Source;

/** Reads S-expressions: lists, atoms, quoted strings with escapes, comments from # to line end. */
public final class SxpParser {
  private static final int MAX_DEPTH = 100;

  private final Problems problems;
  private final String s;
  private int pos;

  private SxpParser(Problems problems) {
    this.problems = problems;
    this.s = problems.source().text();
  }

  /** The first form of a text; null, and an error reported, when there is none. Atoms are texts. */
  public static Sxp first(Problems problems) {
    return new SxpParser(problems).read();
  }

  /** The first form of a text that some program wrote; empty when there is none. */
  public static Optional<Sxp> parse(String text) {
    Problems problems = new Problems(new Source("", text));
    return Optional.ofNullable(first(problems));
  }

  private Sxp read() {
    Deque<List<Sxp>> open = new ArrayDeque<>();
    Deque<Integer> places = new ArrayDeque<>();
    while (true) {
      skip();
      if (pos >= s.length()) {
        problems.error(
            places.isEmpty() ? 0 : places.peek(),
            places.isEmpty() ? "there is no S-expression in it" : "'(' was never closed");
        return null;
      }
      char c = s.charAt(pos);
      Sxp done;
      if (c == '(') {
        open.push(new ArrayList<>());
        places.push(pos++);
        if (open.size() > MAX_DEPTH) {
          problems.error(pos - 1, "this is nested too deeply");
          return null;
        }
        continue;
      } else if (c == ')') {
        if (open.isEmpty()) {
          problems.error(pos, "')' closes nothing");
          return null;
        }
        pos++;
        places.pop();
        done = new Sxp.Node(open.pop());
      } else {
        String text = c == '\'' || c == '"' ? string(c) : atom();
        if (text == null) {
          return null;
        }
        done = Sxp.atom(text);
      }
      if (open.isEmpty()) {
        return done;
      }
      open.peek().add(done);
    }
  }

  private void skip() {
    while (pos < s.length()) {
      char c = s.charAt(pos);
      if (c == '#') {
        int end = s.indexOf('\n', pos);
        pos = end < 0 ? s.length() : end;
      } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
        pos++;
      } else {
        return;
      }
    }
  }

  private String atom() {
    int start = pos;
    while (pos < s.length() && " \t\n\u000b\f\r{}()<>[];#".indexOf(s.charAt(pos)) < 0) {
      pos++;
    }
    if (pos == start) {
      problems.error(pos, "'" + s.charAt(pos) + "' cannot stand here without quotes");
      return null;
    }
    return s.substring(start, pos);
  }

  private String string(char quote) {
    int start = pos++;
    StringBuilder out = new StringBuilder();
    while (pos < s.length() && s.charAt(pos) != quote) {
      char c = s.charAt(pos++);
      if (c != '\\' || pos >= s.length()) {
        out.append(c);
      } else {
        escape(s.charAt(pos++), out);
      }
    }
    if (pos >= s.length()) {
      problems.error(start, "this string is never closed");
      return null;
    }
    pos++;
    return out.toString();
  }

  private void escape(char c, StringBuilder out) {
    int at = "abtnvfr\\'\"".indexOf(c);
    if (at >= 0) {
      out.append("\u0007\b\t\n\u000b\f\r\\'\"".charAt(at));
    } else if (c == 'x') {
      number(16, 2, out);
    } else if (c >= '0' && c <= '7') {
      pos--;
      number(8, 3, out);
    } else {
      out.append('\\').append(c);
    }
  }

  private void number(int radix, int most, StringBuilder out) {
    int value = 0;
    int end = Math.min(s.length(), pos + most);
    while (pos < end && Character.digit(s.charAt(pos), radix) >= 0) {
      value = value * radix + Character.digit(s.charAt(pos++), radix);
    }
    out.append((char) (value & 0xff));
  }
}
