package xm.config.syntax;

import java.util.List;
import java.util.Set;

/** An expression. {@link #at} is the offset that a message about it points to. */
public sealed interface Expr {

  /** What a node is, for switches. */
  enum Kind {
    LITERAL,
    NAME,
    LIST,
    TUPLE,
    SET,
    DICT,
    UNARY,
    BINARY,
    COMPARE,
    BOOL,
    CONDITIONAL,
    CALL,
    ATTRIBUTE,
    INDEX,
    SLICE,
    COMPREHENSION,
    LAMBDA,
    REPR
  }

  /** Operators with two operands, without comparisons. */
  enum Binary {
    ADD("+"),
    SUB("-"),
    MUL("*"),
    DIV("/"),
    TRUE_DIV("/"),
    FLOOR_DIV("//"),
    MOD("%"),
    POW("**"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    AND("&"),
    OR("|"),
    XOR("^");

    private final String symbol;

    Binary(String symbol) {
      this.symbol = symbol;
    }

    /** As written. */
    public String symbol() {
      return symbol;
    }
  }

  /** Operators with one operand. */
  enum Unary {
    PLUS,
    MINUS,
    INVERT,
    NOT
  }

  /** Comparison operators. */
  enum Comparison {
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    NOT_EQUAL,
    IN,
    NOT_IN,
    IS,
    IS_NOT
  }

  /** What a comprehension makes. */
  enum Product {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  int at();

  Kind kind();

  /** A number or string: Long, BigInteger, Double, String or UnicodeText. */
  record LiteralExpr(int at, Object value) implements Expr {
    @Override
    public Kind kind() {
      return Kind.LITERAL;
    }
  }

  /** A name. */
  record NameExpr(int at, String name) implements Expr {
    @Override
    public Kind kind() {
      return Kind.NAME;
    }
  }

  /** {@code [a, b]}. */
  record ListExpr(int at, List<Expr> items) implements Expr {
    @Override
    public Kind kind() {
      return Kind.LIST;
    }
  }

  /** {@code (a, b)} or {@code a, b}. */
  record TupleExpr(int at, List<Expr> items) implements Expr {
    @Override
    public Kind kind() {
      return Kind.TUPLE;
    }
  }

  /** <code>{a, b}</code>. */
  record SetExpr(int at, List<Expr> items) implements Expr {
    @Override
    public Kind kind() {
      return Kind.SET;
    }
  }

  /** <code>{k: v}</code>, keys and values of equal number. */
  record DictExpr(int at, List<Expr> keys, List<Expr> values) implements Expr {
    @Override
    public Kind kind() {
      return Kind.DICT;
    }
  }

  /** An operator before its operand. */
  record UnaryExpr(int at, Unary operator, Expr operand) implements Expr {
    @Override
    public Kind kind() {
      return Kind.UNARY;
    }
  }

  /** An operator between its operands; {@link #at} is the operator's place. */
  record BinaryExpr(int at, Binary operator, Expr left, Expr right) implements Expr {
    @Override
    public Kind kind() {
      return Kind.BINARY;
    }
  }

  /** A chain {@code a < b <= c}: one operator for each operand after the first. */
  record CompareExpr(int at, Expr first, List<Comparison> operators, List<Expr> rest)
      implements Expr {
    @Override
    public Kind kind() {
      return Kind.COMPARE;
    }
  }

  /** {@code and}, {@code or} over two or more operands. */
  record BoolExpr(int at, boolean and, List<Expr> operands) implements Expr {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  /** {@code a if test else b}. */
  record ConditionalExpr(int at, Expr test, Expr then, Expr otherwise) implements Expr {
    @Override
    public Kind kind() {
      return Kind.CONDITIONAL;
    }
  }

  /** An argument {@code name=value}. */
  record Keyword(String name, Expr value) {}

  /** A call; star and doubleStar are null when absent. */
  record CallExpr(
      int at, Expr function, List<Expr> arguments, List<Keyword> keywords, Expr star, Expr twoStars)
      implements Expr {
    @Override
    public Kind kind() {
      return Kind.CALL;
    }
  }

  /** {@code object.name}; {@link #at} is the name's place. */
  record AttributeExpr(int at, Expr object, String name) implements Expr {
    @Override
    public Kind kind() {
      return Kind.ATTRIBUTE;
    }
  }

  /** {@code object[index]}; the index may be a SliceExpr. */
  record IndexExpr(int at, Expr object, Expr index) implements Expr {
    @Override
    public Kind kind() {
      return Kind.INDEX;
    }
  }

  /** {@code low:high:step}, absent parts null. */
  record SliceExpr(int at, Expr low, Expr high, Expr step) implements Expr {
    @Override
    public Kind kind() {
      return Kind.SLICE;
    }
  }

  /** One {@code for target in iterable if c1 if c2}. */
  record Clause(Expr target, Expr iterable, List<Expr> conditions) {}

  /**
   * A comprehension or generator expression.
   *
   * @param value of a dict comprehension, else null
   * @param names bound in it; a LIST binds in the scope around it, as Python 2 does
   */
  record ComprehensionExpr(
      int at, Product product, Expr element, Expr value, List<Clause> clauses, Set<String> names)
      implements Expr {
    @Override
    public Kind kind() {
      return Kind.COMPREHENSION;
    }
  }

  /** {@code lambda a: e}. */
  record LambdaExpr(int at, Parameters parameters, Expr body, Set<String> names) implements Expr {
    @Override
    public Kind kind() {
      return Kind.LAMBDA;
    }
  }

  /** Backquotes, Python 2's {@code repr}. */
  record ReprExpr(int at, Expr operand) implements Expr {
    @Override
    public Kind kind() {
      return Kind.REPR;
    }
  }

  /**
   * A parameter.
   *
   * @param defaultValue null when it has none
   * @param pattern what a tuple parameter {@code (a, b)} is unpacked to, else null; the name is
   *     then one that no file can use
   */
  record Parameter(int at, String name, Expr defaultValue, Expr pattern) {}

  /** Parameters; star and twoStars are null when absent. */
  record Parameters(List<Parameter> list, String star, String twoStars) {}
}
