package xm.config.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr.Product;

/** What stands in braces: dict, set, or a comprehension of either. */
final class BraceParser {
  private final ExprParser p;
  private final AtomParser atoms;

  BraceParser(ExprParser parser, AtomParser atoms) {
    this.p = parser;
    this.atoms = atoms;
  }

  Expr parse() {
    int at = p.take().start();
    List<Expr> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    if (p.takeIf("}")) {
      return new Expr.DictExpr(at, keys, values);
    }
    Set<String> bound = new HashSet<>();
    Expr first = atoms.scoped(bound, p::test);
    if (!p.takeIf(":")) {
      return set(at, first, bound);
    }
    Expr value = atoms.scoped(bound, p::test);
    if (p.at("for")) {
      Expr made = atoms.comprehension(at, Product.DICT, first, value, bound);
      p.expect("}", "after the dict comprehension");
      return made;
    }
    keys.add(first);
    values.add(value);
    while (p.takeIf(",")) {
      if (p.at("}")) {
        break;
      }
      keys.add(p.test());
      p.expect(":", "after the key");
      values.add(p.test());
    }
    p.expect("}", "or ',' in the dict");
    return new Expr.DictExpr(at, keys, values);
  }

  private Expr set(int at, Expr first, Set<String> bound) {
    if (p.at("for")) {
      Expr made = atoms.comprehension(at, Product.SET, first, null, bound);
      p.expect("}", "after the set comprehension");
      return made;
    }
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (p.takeIf(",")) {
      if (p.at("}")) {
        break;
      }
      items.add(p.test());
    }
    p.expect("}", "or ',' in the set");
    return new Expr.SetExpr(at, items);
  }
}
