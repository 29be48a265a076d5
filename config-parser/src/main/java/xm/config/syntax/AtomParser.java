package xm.config.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr.Parameters;
import xm.config.syntax.Expr.Product;
import xm.config.syntax.Token.Kind;

/** Atoms, displays, calls and the like: what binds tightest. */
final class AtomParser {
  private final ExprParser p;

  AtomParser(ExprParser parser) {
    this.p = parser;
  }

  Expr atom() {
    Token t = p.peek();
    switch (t.kind()) {
      case NAME -> {
        p.take();
        return new Expr.NameExpr(t.start(), t.text());
      }
      case NUMBER -> {
        p.take();
        return new Expr.LiteralExpr(t.start(), t.value());
      }
      case STRING -> {
        return strings();
      }
      case OPERATOR -> {
        switch (t.text()) {
          case "(":
            return parenthesis();
          case "[":
            return list();
          case "{":
            return new BraceParser(p, this).parse();
          case "`":
            p.take();
            Expr operand = p.testList();
            p.expect("`", "at the end of the backquotes");
            return new Expr.ReprExpr(t.start(), operand);
          default:
            throw p.fail(t, "expected a value" + p.unexpected());
        }
      }
      case KEYWORD -> {
        if (t.is("print") && p.dialect.printFunction()) {
          p.take();
          return new Expr.NameExpr(t.start(), "print");
        }
        if (t.is("yield")) {
          throw p.fail(t, "generators are not supported; build a list and return it");
        }
        throw p.fail(t, "'" + t.text() + "' is a reserved word and cannot stand here");
      }
      default -> throw p.fail(t, "expected a value" + p.unexpected());
    }
  }

  /** Adjacent literals are one. */
  private Expr strings() {
    Token first = p.take();
    if (!p.at(Kind.STRING)) {
      return new Expr.LiteralExpr(first.start(), literal(first));
    }
    StringBuilder text = new StringBuilder();
    boolean unicode = append(literal(first), text);
    while (p.at(Kind.STRING)) {
      unicode |= append(literal(p.take()), text);
    }
    return new Expr.LiteralExpr(
        first.start(), unicode ? new UnicodeText(text.toString()) : text.toString());
  }

  private Object literal(Token t) {
    boolean plain = t.value() instanceof String && t.text().indexOf('b') < 0;
    return plain && p.dialect.unicodeLiterals() && t.text().indexOf('B') < 0
        ? new UnicodeText((String) t.value())
        : t.value();
  }

  private static boolean append(Object literal, StringBuilder to) {
    if (literal instanceof UnicodeText u) {
      to.append(u.text());
      return true;
    }
    to.append((String) literal);
    return false;
  }

  private Expr parenthesis() {
    int at = p.take().start();
    if (p.takeIf(")")) {
      return new Expr.TupleExpr(at, List.of());
    }
    int mark = at;
    Set<String> bound = new HashSet<>();
    Expr first = scoped(bound, p::test);
    if (p.at("for")) {
      Expr made = comprehension(mark, Product.GENERATOR, first, null, bound);
      p.expect(")", "after the generator expression");
      return made;
    }
    if (!p.at(",")) {
      p.expect(")", "to close the parenthesis");
      return first;
    }
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (p.takeIf(",")) {
      if (p.at(")")) {
        break;
      }
      items.add(p.test());
    }
    p.expect(")", "or ',' in the parenthesis");
    return new Expr.TupleExpr(at, items);
  }

  private Expr list() {
    int at = p.take().start();
    List<Expr> items = new ArrayList<>();
    if (p.takeIf("]")) {
      return new Expr.ListExpr(at, items);
    }
    Expr first = p.test();
    if (p.at("for")) {
      Expr made = comprehension(at, Product.LIST, first, null, new HashSet<>());
      p.expect("]", "after the list comprehension");
      return made;
    }
    items.add(first);
    while (p.takeIf(",")) {
      if (p.at("]")) {
        break;
      }
      items.add(p.test());
    }
    p.expect("]", "or ',' in the list");
    return new Expr.ListExpr(at, items);
  }

  /** Something that parses a piece. */
  interface Piece {
    Expr parse();
  }

  /** Parses in a scope of its own, whose names are added to {@code bound}. */
  Expr scoped(Set<String> bound, Piece piece) {
    Scope outer = p.scope;
    Scope inner = new Scope(outer, false);
    p.scope = inner;
    try {
      return piece.parse();
    } finally {
      p.scope = outer;
      bound.addAll(inner.names);
      if (outer.outer != null || outer.function) {
        inner.names.forEach(outer::bind);
      }
    }
  }

  /** {@code comp_for}: one or more for clauses, each with its ifs. */
  Expr comprehension(int at, Product product, Expr element, Expr value, Set<String> names) {
    Scope outer = p.scope;
    boolean own = product != Product.LIST;
    Scope inner = own ? new Scope(outer, false) : outer;
    List<Expr.Clause> clauses = new ArrayList<>();
    p.scope = inner;
    try {
      while (p.takeIf("for")) {
        Expr target = p.targetList();
        p.bindTarget(target);
        p.expect("in", "in the comprehension");
        p.scope = clauses.isEmpty() ? outer : inner;
        Expr iterable = product == Product.LIST ? oldTestList() : p.orTest();
        p.scope = inner;
        List<Expr> conditions = new ArrayList<>();
        while (p.takeIf("if")) {
          conditions.add(p.orTest());
        }
        clauses.add(new Expr.Clause(target, iterable, conditions));
      }
    } finally {
      p.scope = outer;
    }
    if (own) {
      names.addAll(inner.names);
    }
    return new Expr.ComprehensionExpr(at, product, element, value, clauses, names);
  }

  /** Python 2 allows {@code [x for x in 1, 2]}. */
  private Expr oldTestList() {
    Expr first = p.orTest();
    if (!p.at(",")) {
      return first;
    }
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (p.takeIf(",")) {
      items.add(p.orTest());
    }
    return new Expr.TupleExpr(first.at(), items);
  }

  Expr lambda() {
    int at = p.take().start();
    Scope inner = new Scope(p.scope, false);
    Parameters parameters = new ParameterParser(p).parse(inner, ":");
    p.expect(":", "after the lambda's parameters");
    Scope outer = p.scope;
    p.scope = inner;
    try {
      return new Expr.LambdaExpr(at, parameters, p.test(), inner.names);
    } finally {
      p.scope = outer;
    }
  }

  Expr trailers(Expr start) {
    Expr e = start;
    int chained = 0;
    while (p.at(Kind.OPERATOR)) {
      if (p.at(".") || p.at("(") || p.at("[")) {
        if (++chained > 200) {
          throw p.fail(p.peek(), "this chain of calls and members is too long");
        }
      }
      if (p.takeIf(".")) {
        Token name = p.expectName("a name after '.'");
        e = new Expr.AttributeExpr(name.start(), e, name.text());
      } else if (p.at("(")) {
        e = new CallParser(p, this).parse(e);
      } else if (p.at("[")) {
        int at = p.take().start();
        e = new Expr.IndexExpr(at, e, subscript());
        p.expect("]", "after the index");
      } else {
        return e;
      }
    }
    return e;
  }

  private Expr subscript() {
    int at = p.peek().start();
    Expr low = p.at(":") ? null : p.test();
    if (low != null && p.at(",")) {
      List<Expr> items = new ArrayList<>();
      items.add(low);
      while (p.takeIf(",")) {
        if (p.at("]")) {
          break;
        }
        items.add(p.test());
      }
      return new Expr.TupleExpr(at, items);
    }
    if (!p.takeIf(":")) {
      return low;
    }
    Expr high = p.at("]") || p.at(":") ? null : p.test();
    Expr step = null;
    if (p.takeIf(":") && !p.at("]")) {
      step = p.test();
    }
    return new Expr.SliceExpr(at, low, high, step);
  }
}
