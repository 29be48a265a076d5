package xm.config.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr.Keyword;
import xm.config.syntax.Expr.Product;
import xm.config.syntax.Token.Kind;

/** The arguments of a call. */
final class CallParser {
  private final ExprParser p;
  private final AtomParser atoms;
  private final List<Expr> arguments = new ArrayList<>();
  private final List<Keyword> keywords = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Expr star;
  private Expr twoStars;

  CallParser(ExprParser parser, AtomParser atoms) {
    this.p = parser;
    this.atoms = atoms;
  }

  Expr parse(Expr function) {
    int at = p.take().start();
    while (!p.at(")")) {
      argument();
      if (!p.at(")")) {
        p.expect(",", "or ')' in the call");
      }
    }
    p.expect(")", "after the arguments");
    return new Expr.CallExpr(at, function, arguments, keywords, star, twoStars);
  }

  private void argument() {
    if (p.takeIf("*")) {
      star = p.test();
      return;
    }
    if (p.takeIf("**")) {
      twoStars = p.test();
      return;
    }
    if (p.at(Kind.NAME) && p.peekAfter().is("=")) {
      Token name = p.take();
      p.take();
      if (!seen.add(name.text())) {
        throw p.fail(name, "the argument '" + name.text() + "' is given twice");
      }
      keywords.add(new Keyword(name.text(), p.test()));
      return;
    }
    Token first = p.peek();
    Set<String> bound = new HashSet<>();
    Expr value = atoms.scoped(bound, p::test);
    if (p.at("for")) {
      value = atoms.comprehension(first.start(), Product.GENERATOR, value, null, bound);
    }
    if (p.at("=")) {
      throw p.fail(p.peek(), "the left side of '=' in a call must be a parameter's name");
    }
    if (!keywords.isEmpty() || star != null) {
      throw p.fail(first, "an argument without a name cannot follow one with a name");
    }
    arguments.add(value);
  }
}
