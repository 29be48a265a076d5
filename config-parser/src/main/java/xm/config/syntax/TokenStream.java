package xm.config.syntax;

import java.util.List;
import xm.config.syntax.Token.Kind;

/** The tokens with a position, and the errors about what stands there. */
class TokenStream {
  /** Leaves a statement; its message is already reported. */
  static final class GiveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GiveUp() {
      super(null, null, false, false);
    }
  }

  /** Brackets, operators and blocks inside each other; Python 2's own parser stops near 100. */
  private static final int MAX_DEPTH = 100;

  final Problems problems;
  private final List<Token> tokens;
  private int next;
  private int depth;

  TokenStream(List<Token> tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  final Token peek() {
    return tokens.get(next);
  }

  final Token peekAfter() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  final boolean at(String operatorOrKeyword) {
    return peek().is(operatorOrKeyword);
  }

  final boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  final Token take() {
    Token t = tokens.get(next);
    if (next < tokens.size() - 1) {
      next++;
    }
    return t;
  }

  final boolean takeIf(String operatorOrKeyword) {
    if (at(operatorOrKeyword)) {
      take();
      return true;
    }
    return false;
  }

  final Token expect(String operatorOrKeyword, String where) {
    if (!at(operatorOrKeyword)) {
      throw fail(peek(), "expected '" + operatorOrKeyword + "' " + where + unexpected());
    }
    return take();
  }

  final Token expectName(String what) {
    if (!at(Kind.NAME)) {
      String why = at(Kind.KEYWORD) ? "; '" + peek().text() + "' is a reserved word" : unexpected();
      throw fail(peek(), "expected " + what + why);
    }
    return take();
  }

  final String unexpected() {
    return ", found " + peek().shown();
  }

  /** Reports an error at a token and gives the exception to throw. */
  final GiveUp fail(Token where, String message) {
    if (where.kind() == Kind.ERROR) {
      return new GiveUp();
    }
    return failAt(where.start(), message);
  }

  final GiveUp failAt(int offset, String message) {
    problems.error(offset, message + " (SyntaxError)");
    return new GiveUp();
  }

  final void enter() {
    if (++depth > MAX_DEPTH) {
      throw fail(peek(), "this is nested too deeply, more than " + MAX_DEPTH + " levels");
    }
  }

  final void leave() {
    depth--;
  }

  final int depth() {
    return depth;
  }

  final void resetDepth(int to) {
    depth = to;
  }

  /** Skips to the start of the next line. */
  final void skipLine() {
    while (!at(Kind.NEWLINE) && !at(Kind.END)) {
      take();
    }
    if (at(Kind.NEWLINE)) {
      take();
    }
  }
}
