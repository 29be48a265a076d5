package xm.config.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import xm.config.syntax.Token.Kind;

/**
 * Text to tokens, with INDENT, DEDENT and NEWLINE as Python 2 makes them. Never fails: what makes
 * no sense is reported and becomes an ERROR token, and an unclosed bracket ends where the next
 * assignment at the start of a line shows that the author meant it to.
 */
final class Lexer {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "exec",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "not",
          "or",
          "pass",
          "print",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");
  private static final String[] OPERATORS = {
    "**=", "//=", ">>=", "<<=", "<>", "!=", "==", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "&=",
    "|=", "^=", "**", "//", "<<", ">>"
  };
  private static final String SINGLE = "+-*/%&|^~<>()[]{},:.`=;@";

  private static final String[] SINGLE_TEXTS = new String[128];

  static {
    for (int i = 0; i < SINGLE.length(); i++) {
      SINGLE_TEXTS[SINGLE.charAt(i)] = String.valueOf(SINGLE.charAt(i));
    }
  }

  private static final int MAX_BRACKETS = 200;

  private record Bracket(char open, int at) {}

  private final Source source;
  private final String s;
  private final Problems problems;
  private final boolean utf8;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Bracket> brackets = new ArrayDeque<>();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int pos;

  Lexer(Source source, Problems problems) {
    this.source = source;
    this.s = source.text();
    this.problems = problems;
    Encoding encoding = Encoding.of(source, problems);
    this.utf8 = encoding == Encoding.UTF_8;
    this.pos = encoding == Encoding.UTF_8 && Encoding.hasMark(s) ? 3 : 0;
    indents.push(0);
  }

  List<Token> all() {
    boolean lineStart = true;
    while (!problems.full()) {
      if (lineStart && brackets.isEmpty()) {
        indentation();
      }
      lineStart = false;
      blanks();
      if (pos >= s.length()) {
        if (!recoverAtEnd()) {
          break;
        }
        lineStart = true;
      } else if (s.charAt(pos) == '\n') {
        lineStart = newline();
      } else {
        lineStart = token();
      }
    }
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() != Kind.NEWLINE) {
      layout(Kind.NEWLINE);
    }
    while (indents.pop() > 0) {
      layout(Kind.DEDENT);
    }
    layout(Kind.END);
    return tokens;
  }

  private void layout(Kind kind) {
    tokens.add(new Token(kind, "", null, pos, pos));
  }

  private void add(Kind kind, String text, Object value, int start) {
    tokens.add(new Token(kind, text, value, start, pos));
  }

  /** At the start of a logical line: skips empty lines, then compares the indentation. */
  private void indentation() {
    int width = 0;
    int i = pos;
    while (i < s.length()) {
      char c = s.charAt(i);
      if (c == ' ') {
        width++;
      } else if (c == '\t') {
        width = (width / 8 + 1) * 8;
      } else if (c == '\f') {
        width = 0;
      } else if (c == '\n') {
        width = 0;
      } else if (c == '#') {
        i = endOfLine(i) - 1;
      } else {
        break;
      }
      i++;
    }
    pos = i;
    if (i >= s.length()) {
      return;
    }
    if (width > indents.peek()) {
      indents.push(width);
      layout(Kind.INDENT);
      return;
    }
    while (width < indents.peek()) {
      indents.pop();
      layout(Kind.DEDENT);
    }
    if (width != indents.peek()) {
      problems.error(
          pos, "this line's indentation matches no line above; use the same blanks as its block");
      indents.push(width); // so that the lines after it are compared with what the author wrote
      layout(Kind.INDENT);
    }
  }

  private int endOfLine(int from) {
    int end = s.indexOf('\n', from);
    return end < 0 ? s.length() : end;
  }

  private void blanks() {
    while (pos < s.length()) {
      char c = s.charAt(pos);
      if (c == '#') {
        pos = endOfLine(pos);
      } else if (c == ' ' || c == '\t' || c == '\f') {
        pos++;
      } else if (c == '\\' && pos + 1 < s.length() && s.charAt(pos + 1) == '\n') {
        pos += 2;
      } else {
        return;
      }
    }
  }

  /** Gives true when a logical line ends here. */
  private boolean newline() {
    int next = pos + 1;
    if (!brackets.isEmpty()) {
      Bracket open = brackets.peek();
      if (open.open == '(' || !Recovery.startsAssignment(s, next)) {
        pos = next;
        return false;
      }
      neverClosed(open);
    }
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() != Kind.NEWLINE) {
      layout(Kind.NEWLINE);
    }
    pos = next;
    return true;
  }

  private void neverClosed(Bracket open) {
    problems.error(open.at, "'" + open.open + "' was never closed");
    tokens.add(new Token(Kind.ERROR, "", null, pos, pos));
    brackets.clear();
  }

  /** At the end of the text inside a bracket: goes back to the line where it was meant to close. */
  private boolean recoverAtEnd() {
    if (brackets.isEmpty()) {
      return false;
    }
    Bracket open = brackets.peekLast();
    if (goBack(open, s.length())) {
      return true;
    }
    neverClosed(open);
    layout(Kind.NEWLINE);
    return false;
  }

  /** Goes on with the first line before {@code limit} that looks like the one after a bracket. */
  private boolean goBack(Bracket open, int limit) {
    for (int line = source.location(open.at).line() + 1; line <= source.lineCount(); line++) {
      int from = source.lineStart(line);
      if (from >= limit) {
        return false;
      }
      if (Recovery.startsAssignment(s, from)) {
        dropFrom(from);
        pos = from;
        neverClosed(open);
        layout(Kind.NEWLINE);
        return true;
      }
    }
    return false;
  }

  private void dropFrom(int offset) {
    int keep = tokens.size();
    while (keep > 0 && tokens.get(keep - 1).start() >= offset) {
      keep--;
    }
    tokens.subList(keep, tokens.size()).clear();
  }

  /** Gives true when it went back to the start of a line. */
  private boolean token() {
    int start = pos;
    char c = s.charAt(pos);
    if (Chars.isNameStart(c)) {
      word(start);
    } else if (Chars.isQuote(c)) {
      string(start, start);
    } else if (Chars.isDigit(c)
        || (c == '.' && pos + 1 < s.length() && Chars.isDigit(s.charAt(pos + 1)))) {
      pos = NumberLexer.end(s, start);
      String literal = s.substring(start, pos);
      try {
        add(Kind.NUMBER, literal, NumberLexer.value(literal), start);
      } catch (NumberFormatException e) {
        problems.error(start, e.getMessage());
        add(Kind.ERROR, "", null, start);
      }
    } else {
      return operator(start, c);
    }
    return false;
  }

  private void word(int start) {
    while (pos < s.length() && Chars.isNamePart(s.charAt(pos))) {
      pos++;
    }
    if (pos < s.length() && Chars.isQuote(s.charAt(pos)) && StringLexer.isPrefix(s, start, pos)) {
      string(start, pos);
      return;
    }
    String word = s.substring(start, pos);
    add(KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.NAME, word, null, start);
  }

  private void string(int start, int quoteAt) {
    StringLexer.Result r = StringLexer.read(s, start, quoteAt, utf8, problems);
    pos = r.end();
    add(
        r.value() == null ? Kind.ERROR : Kind.STRING,
        s.substring(start, quoteAt),
        r.value(),
        start);
  }

  private boolean operator(int start, char c) {
    for (String op : OPERATORS) {
      if (s.startsWith(op, start)) {
        pos = start + op.length();
        add(Kind.OPERATOR, op, null, start);
        return false;
      }
    }
    pos++;
    if (SINGLE.indexOf(c) < 0) {
      problems.error(start, Recovery.strange(c));
      add(Kind.ERROR, "", null, start);
      return false;
    }
    if ("([{".indexOf(c) >= 0) {
      if (brackets.size() >= MAX_BRACKETS) {
        problems.error(start, "brackets are nested too deeply, more than " + MAX_BRACKETS);
        dropFrom(0);
        brackets.clear();
        pos = s.length();
        return false;
      }
      brackets.push(new Bracket(c, start));
    } else if (")]}".indexOf(c) >= 0) {
      return close(start, c);
    }
    add(Kind.OPERATOR, SINGLE_TEXTS[c], null, start);
    return false;
  }

  private boolean close(int start, char c) {
    if (brackets.isEmpty()) {
      problems.error(start, "'" + c + "' closes nothing");
      add(Kind.ERROR, "", null, start);
      return false;
    }
    Bracket open = brackets.peek();
    char expected = ")]}".charAt("([{".indexOf(open.open));
    if (c == expected) {
      brackets.pop();
      add(Kind.OPERATOR, SINGLE_TEXTS[c], null, start);
      return false;
    }
    if (goBack(open, start)) {
      return true;
    }
    brackets.pop();
    problems.error(
        start,
        "'"
            + c
            + "' does not close '"
            + open.open
            + "' of line "
            + source.location(open.at).line()
            + "; expected '"
            + expected
            + "'");
    add(Kind.ERROR, "", null, start);
    return false;
  }
}
