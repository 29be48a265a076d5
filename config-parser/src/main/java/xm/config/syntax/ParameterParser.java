package xm.config.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr.Parameter;
import xm.config.syntax.Expr.Parameters;

/** The parameters of a function or lambda. */
final class ParameterParser {
  private final ExprParser p;
  private final Set<String> seen = new HashSet<>();

  ParameterParser(ExprParser parser) {
    this.p = parser;
  }

  /** Parses up to, without, {@code end}; defaults belong to the scope around, names to inner. */
  Parameters parse(Scope inner, String end) {
    List<Parameter> list = new ArrayList<>();
    String star = null;
    String twoStars = null;
    boolean defaults = false;
    while (!p.at(end)) {
      if (p.takeIf("*")) {
        star = name(inner).text();
      } else if (p.takeIf("**")) {
        twoStars = name(inner).text();
      } else {
        if (star != null || twoStars != null) {
          throw p.fail(p.peek(), "a parameter cannot follow '*' or '**'");
        }
        Token name = p.peek();
        Expr pattern = p.at("(") ? pattern(inner) : null;
        String text = pattern == null ? name(inner).text() : "." + list.size();
        Expr value = p.takeIf("=") ? p.test() : null;
        if (value == null && defaults) {
          throw p.fail(name, "a parameter without a default cannot follow one with a default");
        }
        defaults |= value != null;
        list.add(new Parameter(name.start(), text, value, pattern));
      }
      if (!p.takeIf(",")) {
        break;
      }
    }
    return new Parameters(list, star, twoStars);
  }

  /** {@code (a, (b, c))}, unpacked when the function is called. */
  private Expr pattern(Scope inner) {
    int at = p.peek().start();
    p.expect("(", "before a tuple parameter");
    List<Expr> items = new ArrayList<>();
    boolean comma = false;
    while (!p.at(")")) {
      if (p.at("(")) {
        items.add(pattern(inner));
      } else {
        Token name = name(inner);
        items.add(new Expr.NameExpr(name.start(), name.text()));
      }
      if (!p.takeIf(",")) {
        break;
      }
      comma = true;
    }
    p.expect(")", "after a tuple parameter");
    return items.size() == 1 && !comma ? items.get(0) : new Expr.TupleExpr(at, items);
  }

  private Token name(Scope inner) {
    Token name = p.expectName("a parameter's name");
    if (!seen.add(name.text())) {
      throw p.fail(name, "the parameter '" + name.text() + "' is there twice");
    }
    inner.bind(name.text());
    return name;
  }
}
