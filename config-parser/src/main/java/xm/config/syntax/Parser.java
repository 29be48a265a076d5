package xm.config.syntax;

import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.Token.Kind;

/**
 * Text to statements. Every syntax error is reported: after one the parser goes on with the next
 * line, so the statements are only good to run when {@link Problems#hasErrors} is false.
 */
public final class Parser {
  /** Bytes of a file; real ones have a few thousand. */
  private static final int MAX_SIZE = 1 << 18;

  private final BlockParser p;

  private Parser(List<Token> tokens, Problems problems) {
    this.p = new BlockParser(tokens, problems);
  }

  /** Parses a whole file. */
  public static List<Stmt> parse(Problems problems) {
    Source source = problems.source();
    if (source.text().length() > MAX_SIZE) {
      problems.error(0, "this file has more than " + MAX_SIZE + " bytes");
      return List.of();
    }
    List<Token> tokens = new Lexer(source, problems).all();
    return new Parser(tokens, problems).file();
  }

  private List<Stmt> file() {
    List<Stmt> out = new ArrayList<>();
    while (!p.at(Kind.END) && !p.problems.full()) {
      if (p.at(Kind.DEDENT) || p.at(Kind.NEWLINE)) {
        p.take(); // left over from an indentation that was reported
      } else {
        p.statement(out);
      }
    }
    return out;
  }
}
