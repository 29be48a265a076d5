package xm.config.syntax;

import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.Expr.Binary;
import xm.config.syntax.Expr.Comparison;
import xm.config.syntax.Expr.Unary;
import xm.config.syntax.Token.Kind;

/** Expressions by precedence, lowest first; each method names its rule of Python's grammar. */
class ExprParser extends TokenStream {
  Scope scope = new Scope(null, false);
  Dialect dialect = Dialect.PYTHON_2;
  private final AtomParser atoms = new AtomParser(this);

  ExprParser(List<Token> tokens, Problems problems) {
    super(tokens, problems);
  }

  /** {@code testlist: test (',' test)* [',']}; a comma makes a tuple. */
  final Expr testList() {
    Expr first = test();
    return at(",") ? tupleFrom(first) : first;
  }

  private Expr tupleFrom(Expr first) {
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (takeIf(",")) {
      if (!startsTest()) {
        break;
      }
      items.add(test());
    }
    return new Expr.TupleExpr(first.at(), items);
  }

  /** {@code exprlist}: targets of {@code for} and {@code del}, which stop before {@code in}. */
  final Expr targetList() {
    Expr first = binary(0);
    if (!at(",")) {
      return first;
    }
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (takeIf(",")) {
      if (!startsTest()) {
        break;
      }
      items.add(binary(0));
    }
    return new Expr.TupleExpr(first.at(), items);
  }

  final boolean startsTest() {
    Token t = peek();
    return switch (t.kind()) {
      case NAME, NUMBER, STRING, ERROR -> true;
      case KEYWORD -> t.is("not") || t.is("lambda") || t.is("yield") || t.is("print");
      case OPERATOR -> t.text().length() == 1 && "([{`+-~".contains(t.text());
      default -> false;
    };
  }

  /** {@code test: or_test ['if' or_test 'else' test] | lambda}. */
  final Expr test() {
    enter();
    try {
      if (at("lambda")) {
        return atoms.lambda();
      }
      Expr value = orTest();
      if (!at("if")) {
        return value;
      }
      int at = take().start();
      Expr test = orTest();
      expect("else", "in the conditional expression");
      return new Expr.ConditionalExpr(at, test, value, test());
    } finally {
      leave();
    }
  }

  final Expr orTest() {
    Expr first = andTest();
    return at("or") ? bool(first, false) : first;
  }

  private Expr andTest() {
    Expr first = notTest();
    return at("and") ? bool(first, true) : first;
  }

  private Expr bool(Expr first, boolean and) {
    int at = peek().start();
    List<Expr> operands = new ArrayList<>();
    operands.add(first);
    while (takeIf(and ? "and" : "or")) {
      operands.add(and ? notTest() : andTest());
    }
    return new Expr.BoolExpr(at, and, operands);
  }

  private Expr notTest() {
    if (!at("not")) {
      return comparison();
    }
    enter();
    try {
      int at = take().start();
      return new Expr.UnaryExpr(at, Unary.NOT, notTest());
    } finally {
      leave();
    }
  }

  private Expr comparison() {
    Expr first = binary(0);
    int at = peek().start();
    Comparison op = comparisonOperator();
    if (op == null) {
      return first;
    }
    List<Comparison> operators = new ArrayList<>();
    List<Expr> rest = new ArrayList<>();
    while (op != null) {
      operators.add(op);
      rest.add(binary(0));
      op = comparisonOperator();
    }
    return new Expr.CompareExpr(at, first, operators, rest);
  }

  private Comparison comparisonOperator() {
    Token t = peek();
    if (t.kind() != Kind.OPERATOR && t.kind() != Kind.KEYWORD) {
      return null;
    }
    Comparison op =
        switch (t.text()) {
          case "<" -> Comparison.LESS;
          case "<=" -> Comparison.LESS_EQUAL;
          case ">" -> Comparison.GREATER;
          case ">=" -> Comparison.GREATER_EQUAL;
          case "==" -> Comparison.EQUAL;
          case "!=", "<>" -> Comparison.NOT_EQUAL;
          case "in" -> Comparison.IN;
          case "is" -> Comparison.IS;
          case "not" -> peekAfter().is("in") ? Comparison.NOT_IN : null;
          default -> null;
        };
    if (op == null) {
      return null;
    }
    take();
    if (op == Comparison.NOT_IN) {
      take();
    } else if (op == Comparison.IS && takeIf("not")) {
      return Comparison.IS_NOT;
    }
    return op;
  }

  /** Levels of left-associative operators, weakest first. */
  private static final String[][] LEVELS = {
    {"|"}, {"^"}, {"&"}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "//", "%"}
  };

  private Expr binary(int level) {
    if (level == LEVELS.length) {
      return factor();
    }
    Expr left = binary(level + 1);
    while (at(Kind.OPERATOR)) {
      Binary op = operator(LEVELS[level], peek().text());
      if (op == null) {
        return left;
      }
      int at = take().start();
      left = new Expr.BinaryExpr(at, op, left, binary(level + 1));
    }
    return left;
  }

  private Binary operator(String[] level, String text) {
    for (String candidate : level) {
      if (candidate.equals(text)) {
        return binaryOperator(text);
      }
    }
    return null;
  }

  /** The operator of a symbol; null for none. */
  final Binary binaryOperator(String symbol) {
    if (symbol.equals("/")) {
      return dialect.trueDivision() ? Binary.TRUE_DIV : Binary.DIV;
    }
    for (Binary b : Binary.values()) {
      if (b.symbol().equals(symbol)) {
        return b;
      }
    }
    return null;
  }

  /** {@code factor: ('+'|'-'|'~') factor | power}. */
  private Expr factor() {
    Unary op = at("-") ? Unary.MINUS : at("+") ? Unary.PLUS : at("~") ? Unary.INVERT : null;
    if (op == null) {
      return power();
    }
    enter();
    try {
      int at = take().start();
      return new Expr.UnaryExpr(at, op, factor());
    } finally {
      leave();
    }
  }

  /** {@code power: atom trailer* ['**' factor]}. */
  private Expr power() {
    Expr base = atoms.trailers(atoms.atom());
    if (!at("**")) {
      return base;
    }
    enter();
    try {
      int at = take().start();
      return new Expr.BinaryExpr(at, Binary.POW, base, factor());
    } finally {
      leave();
    }
  }

  /** Checks that something can be assigned to, and records the names it binds. */
  final void bindTarget(Expr target) {
    switch (target.kind()) {
      case NAME -> {
        String name = ((Expr.NameExpr) target).name();
        if (name.equals("None")) {
          throw failAt(target.at(), "None cannot be given a value");
        }
        scope.bind(name);
      }
      case ATTRIBUTE, INDEX -> {
        // these bind no name
      }
      case LIST -> ((Expr.ListExpr) target).items().forEach(this::bindTarget);
      case TUPLE -> {
        List<Expr> items = ((Expr.TupleExpr) target).items();
        if (items.isEmpty()) {
          throw failAt(target.at(), "() cannot be given a value");
        }
        items.forEach(this::bindTarget);
      }
      default -> throw failAt(target.at(), NotATarget.message(target));
    }
  }

  final AtomParser atoms() {
    return atoms;
  }
}
