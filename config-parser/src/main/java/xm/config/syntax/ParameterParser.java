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
      } else if (p.at("(")) {
        throw p.fail(p.peek(), "tuple parameters are not supported; unpack inside the function");
      } else {
        if (star != null || twoStars != null) {
          throw p.fail(p.peek(), "a parameter cannot follow '*' or '**'");
        }
        Token name = name(inner);
        Expr value = p.takeIf("=") ? p.test() : null;
        if (value == null && defaults) {
          throw p.fail(name, "a parameter without a default cannot follow one with a default");
        }
        defaults |= value != null;
        list.add(new Parameter(name.start(), name.text(), value));
      }
      if (!p.takeIf(",")) {
        break;
      }
    }
    return new Parameters(list, star, twoStars);
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
