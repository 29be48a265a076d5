package xm.config.syntax;

import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.Expr.Binary;
import xm.config.syntax.Stmt.Jump;
import xm.config.syntax.Token.Kind;

/** Statements of one line. */
class SimpleParser extends ExprParser {

  SimpleParser(List<Token> tokens, Problems problems) {
    super(tokens, problems);
  }

  /** {@code simple_stmt: small_stmt (';' small_stmt)* [';'] NEWLINE}. */
  final void simpleLine(List<Stmt> out) {
    do {
      if (at(Kind.NEWLINE)) {
        break;
      }
      out.add(small());
    } while (takeIf(";"));
    if (!at(Kind.NEWLINE)) {
      throw fail(peek(), endOfStatement());
    }
    take();
  }

  private String endOfStatement() {
    Token t = peek();
    if (t.is(":")) {
      return "':' cannot stand here; a variable is set with '='";
    }
    boolean word = t.kind() == Kind.NAME || t.kind() == Kind.NUMBER || t.kind() == Kind.STRING;
    return word
        ? "invalid syntax: expected the end of the line" + unexpected() + "; text needs quotes"
        : "invalid syntax: expected the end of the line" + unexpected();
  }

  private Stmt small() {
    Token t = peek();
    if (t.kind() != Kind.KEYWORD) {
      return expressionStatement();
    }
    return switch (t.text()) {
      case "pass" -> jump(Jump.PASS);
      case "break" -> jump(Jump.BREAK);
      case "continue" -> jump(Jump.CONTINUE);
      case "return" -> returnStatement();
      case "raise" -> raise();
      case "assert" -> assertion();
      case "del" -> delete();
      case "global" -> global();
      case "import" -> new ImportParser(this).importStatement();
      case "from" -> new ImportParser(this).fromStatement();
      case "print" -> dialect.printFunction() ? expressionStatement() : print();
      case "exec" ->
          throw fail(
              t,
              "'exec' is not supported: a configuration cannot run text as code; write the statements");
      default -> expressionStatement();
    };
  }

  /** An expression, an assignment, or an augmented one. */
  private Stmt expressionStatement() {
    int at = peek().start();
    Expr first = testList();
    if (at("=")) {
      List<Expr> targets = new ArrayList<>();
      Expr value = first;
      while (takeIf("=")) {
        bindTarget(value);
        targets.add(value);
        value = testList();
      }
      return new Stmt.AssignStmt(at, targets, value);
    }
    Token t = peek();
    if (t.kind() == Kind.OPERATOR && t.text().length() > 1 && t.text().endsWith("=")) {
      Binary op = binaryOperator(t.text().substring(0, t.text().length() - 1));
      if (op != null) {
        take();
        boolean simple =
            first.kind() == Expr.Kind.NAME
                || first.kind() == Expr.Kind.INDEX
                || first.kind() == Expr.Kind.ATTRIBUTE;
        if (!simple) {
          throw failAt(first.at(), "'" + t.text() + "' needs a single name on its left");
        }
        bindTarget(first);
        return new Stmt.AugmentedStmt(at, first, op, testList());
      }
    }
    return new Stmt.ExpressionStmt(at, first);
  }

  private Stmt jump(Jump jump) {
    Token t = take();
    if (jump != Jump.PASS && scope.loops == 0) {
      throw fail(t, "'" + t.text() + "' stands outside a loop");
    }
    return new Stmt.JumpStmt(t.start(), jump);
  }

  private Stmt returnStatement() {
    Token t = take();
    if (!scope.function) {
      throw fail(t, "'return' stands outside a function");
    }
    boolean bare = at(Kind.NEWLINE) || at(";");
    return new Stmt.ReturnStmt(t.start(), bare ? null : testList());
  }

  private Stmt raise() {
    int at = take().start();
    if (at(Kind.NEWLINE) || at(";")) {
      return new Stmt.RaiseStmt(at, null, null);
    }
    Expr type = test();
    Expr value = null;
    if (takeIf(",")) {
      value = test();
      if (takeIf(",")) {
        test(); // a traceback object, which has no meaning here
      }
    }
    return new Stmt.RaiseStmt(at, type, value);
  }

  private Stmt assertion() {
    int at = take().start();
    Expr test = test();
    return new Stmt.AssertStmt(at, test, takeIf(",") ? test() : null);
  }

  private Stmt delete() {
    int at = take().start();
    Expr targets = targetList();
    bindTarget(targets);
    List<Expr> list =
        targets.kind() == Expr.Kind.TUPLE ? ((Expr.TupleExpr) targets).items() : List.of(targets);
    return new Stmt.DeleteStmt(at, list);
  }

  private Stmt global() {
    int at = take().start();
    List<String> names = new ArrayList<>();
    do {
      String name = expectName("a name after 'global'").text();
      scope.declareGlobal(name);
      names.add(name);
    } while (takeIf(","));
    return new Stmt.GlobalStmt(at, names);
  }

  private Stmt print() {
    int at = take().start();
    Expr stream = null;
    List<Expr> values = new ArrayList<>();
    boolean newline = true;
    if (takeIf(">>")) {
      stream = test();
      if (!at(",")) {
        return new Stmt.PrintStmt(at, stream, values, true);
      }
      take();
    }
    while (startsTest()) {
      values.add(test());
      newline = !takeIf(",");
      if (newline) {
        break;
      }
    }
    return new Stmt.PrintStmt(at, stream, values, newline);
  }
}
