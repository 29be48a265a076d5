package xm.config.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that a program reads, as opposed to those it only sets. */
public final class Names {
  private final Set<String> read = new HashSet<>();

  private Names() {}

  /** All names that stand where a value is read. */
  public static Set<String> read(List<Stmt> program) {
    Names n = new Names();
    n.block(program);
    return n.read;
  }

  private void block(List<Stmt> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Stmt s) {
    switch (s.kind()) {
      case EXPRESSION -> expr(((Stmt.ExpressionStmt) s).value());
      case ASSIGN -> {
        expr(((Stmt.AssignStmt) s).value());
        ((Stmt.AssignStmt) s).targets().forEach(this::target);
      }
      case AUGMENTED -> {
        expr(((Stmt.AugmentedStmt) s).value());
        target(((Stmt.AugmentedStmt) s).target());
      }
      case IF -> {
        for (Stmt.Arm arm : ((Stmt.IfStmt) s).arms()) {
          expr(arm.test());
          block(arm.body());
        }
        block(((Stmt.IfStmt) s).otherwise());
      }
      case FOR -> {
        Stmt.ForStmt f = (Stmt.ForStmt) s;
        target(f.target());
        expr(f.iterable());
        block(f.body());
        block(f.otherwise());
      }
      case WHILE -> {
        Stmt.WhileStmt w = (Stmt.WhileStmt) s;
        expr(w.test());
        block(w.body());
        block(w.otherwise());
      }
      case TRY -> {
        Stmt.TryStmt t = (Stmt.TryStmt) s;
        block(t.body());
        t.handlers().forEach(h -> block(h.body()));
        block(t.otherwise());
        block(t.last());
      }
      case DEF -> block(((Stmt.DefStmt) s).body());
      default -> simple(s);
    }
  }

  private void simple(Stmt s) {
    switch (s.kind()) {
      case RETURN -> expr(((Stmt.ReturnStmt) s).value());
      case RAISE -> {
        expr(((Stmt.RaiseStmt) s).type());
        expr(((Stmt.RaiseStmt) s).value());
      }
      case ASSERT -> {
        expr(((Stmt.AssertStmt) s).test());
        expr(((Stmt.AssertStmt) s).message());
      }
      case PRINT -> all(((Stmt.PrintStmt) s).values());
      case DELETE -> all(((Stmt.DeleteStmt) s).targets());
      default -> {
        // the others read nothing
      }
    }
  }

  /** A target that is a name is only set. */
  private void target(Expr e) {
    switch (e.kind()) {
      case NAME -> {
        // set, not read
      }
      case LIST -> ((Expr.ListExpr) e).items().forEach(this::target);
      case TUPLE -> ((Expr.TupleExpr) e).items().forEach(this::target);
      default -> expr(e);
    }
  }

  private void all(List<Expr> items) {
    items.forEach(this::expr);
  }

  private void expr(Expr start) {
    Expr e = start;
    while (e != null && e.kind() == Expr.Kind.BINARY) { // long chains lean to the left
      expr(((Expr.BinaryExpr) e).right());
      e = ((Expr.BinaryExpr) e).left();
    }
    if (e == null) {
      return;
    }
    switch (e.kind()) {
      case NAME -> read.add(((Expr.NameExpr) e).name());
      case LIST -> all(((Expr.ListExpr) e).items());
      case TUPLE -> all(((Expr.TupleExpr) e).items());
      case SET -> all(((Expr.SetExpr) e).items());
      case UNARY -> expr(((Expr.UnaryExpr) e).operand());
      case BOOL -> all(((Expr.BoolExpr) e).operands());
      case ATTRIBUTE -> expr(((Expr.AttributeExpr) e).object());
      case REPR -> expr(((Expr.ReprExpr) e).operand());
      case LAMBDA -> expr(((Expr.LambdaExpr) e).body());
      case CALL -> {
        Expr.CallExpr c = (Expr.CallExpr) e;
        expr(c.function());
        all(c.arguments());
        c.keywords().forEach(k -> expr(k.value()));
        expr(c.star());
        expr(c.twoStars());
      }
      default -> rare(e);
    }
  }

  private void rare(Expr e) {
    switch (e.kind()) {
      case DICT -> {
        all(((Expr.DictExpr) e).keys());
        all(((Expr.DictExpr) e).values());
      }
      case COMPARE -> {
        expr(((Expr.CompareExpr) e).first());
        all(((Expr.CompareExpr) e).rest());
      }
      case CONDITIONAL -> {
        Expr.ConditionalExpr c = (Expr.ConditionalExpr) e;
        expr(c.test());
        expr(c.then());
        expr(c.otherwise());
      }
      case INDEX -> {
        expr(((Expr.IndexExpr) e).object());
        expr(((Expr.IndexExpr) e).index());
      }
      case SLICE -> {
        expr(((Expr.SliceExpr) e).low());
        expr(((Expr.SliceExpr) e).high());
        expr(((Expr.SliceExpr) e).step());
      }
      case COMPREHENSION -> {
        Expr.ComprehensionExpr c = (Expr.ComprehensionExpr) e;
        expr(c.element());
        expr(c.value());
        for (Expr.Clause clause : c.clauses()) {
          expr(clause.iterable());
          all(clause.conditions());
        }
      }
      default -> {
        // literals read nothing
      }
    }
  }
}
