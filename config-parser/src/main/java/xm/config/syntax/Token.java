package xm.config.syntax;

/**
 * One token.
 *
 * @param text the characters for names and operators; empty for layout tokens
 * @param value of a number (Long, BigInteger, Double) or string (String, UnicodeText), else null
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, Object value, int start, int end) {

  enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    /** Something already reported; the parser gives up the statement without another word. */
    ERROR,
    END
  }

  boolean is(String operatorOrKeyword) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operatorOrKeyword);
  }

  /** For messages: what the reader sees at this place. */
  String shown() {
    return switch (kind) {
      case NEWLINE, END, DEDENT -> "the end of the line";
      case INDENT -> "an indented line";
      case STRING -> "a string";
      case NUMBER -> "a number";
      default -> "'" + text + "'";
    };
  }
}
