package xm.config.syntax;

/** Says why an expression cannot stand left of {@code =}. */
final class NotATarget {
  private NotATarget() {}

  static String message(Expr target) {
    return switch (target.kind()) {
      case BINARY ->
          ((Expr.BinaryExpr) target).operator() == Expr.Binary.SUB
              ? "can't assign to an operator; a name cannot contain '-'"
              : "can't assign to an operator; the left side must be a name";
      case LITERAL -> "can't assign to a literal; the left side must be a name without quotes";
      case CALL -> "can't assign to a function call";
      case COMPARE -> "can't assign to a comparison";
      case COMPREHENSION -> "can't assign to a comprehension";
      case CONDITIONAL -> "can't assign to a conditional expression";
      case LAMBDA -> "can't assign to a lambda";
      default -> "can't assign to this; the left side must be a name";
    };
  }
}
