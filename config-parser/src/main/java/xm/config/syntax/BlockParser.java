package xm.config.syntax;

import java.util.ArrayList;
import java.util.List;
import xm.config.syntax.Expr.Parameters;
import xm.config.syntax.Token.Kind;

/** Compound statements and blocks, and where to go on after an error. */
final class BlockParser extends SimpleParser {

  BlockParser(List<Token> tokens, Problems problems) {
    super(tokens, problems);
  }

  /** One logical line with its block; errors are reported and the line skipped. */
  void statement(List<Stmt> out) {
    if (at(Kind.INDENT)) {
      problems.error(
          peek().start(), "this line is indented, but belongs to no block (IndentationError)");
      take();
      return;
    }
    Scope before = scope;
    int depth = depth();
    int loops = scope.loops;
    try {
      enter();
      Stmt compound = compound();
      if (compound != null) {
        out.add(compound);
      } else {
        simpleLine(out);
      }
      leave();
    } catch (GiveUp given) {
      scope = before;
      scope.loops = loops;
      resetDepth(depth);
      skipLine();
      if (at(Kind.INDENT)) {
        block(new ArrayList<>()); // for the errors in it
      }
    }
  }

  private Stmt compound() {
    Token t = peek();
    if (t.is("@")) {
      throw fail(t, "decorators are not supported; write f = decorator(f) after the function");
    }
    if (t.kind() != Kind.KEYWORD) {
      return null;
    }
    return switch (t.text()) {
      case "if" -> ifStatement();
      case "for" -> forStatement();
      case "while" -> whileStatement();
      case "def" -> def();
      case "try" -> tryStatement();
      case "class" ->
          throw fail(
              t, "classes are not supported in a configuration; use variables and functions");
      case "with" ->
          throw fail(
              t, "'with' is not supported: a configuration cannot open files; put their text here");
      default -> null;
    };
  }

  /** {@code suite: simple_stmt | NEWLINE INDENT stmt+ DEDENT}. */
  private List<Stmt> suite(String after) {
    List<Stmt> body = new ArrayList<>();
    expect(":", "at the end of " + after);
    if (!at(Kind.NEWLINE)) {
      simpleLine(body);
      return body;
    }
    Token newline = take();
    if (!at(Kind.INDENT)) {
      throw failAt(newline.start(), "expected an indented block after " + after);
    }
    block(body);
    return body;
  }

  private void block(List<Stmt> body) {
    take();
    while (!at(Kind.DEDENT) && !at(Kind.END) && !problems.full()) {
      statement(body);
    }
    if (at(Kind.DEDENT)) {
      take();
    }
  }

  private Stmt ifStatement() {
    int at = peek().start();
    List<Stmt.Arm> arms = new ArrayList<>();
    String word = "if";
    do {
      take();
      Expr test = test();
      arms.add(new Stmt.Arm(test, suite("'" + word + "'")));
      word = "elif";
    } while (at("elif"));
    return new Stmt.IfStmt(at, arms, elseSuite());
  }

  private List<Stmt> elseSuite() {
    return takeIf("else") ? suite("'else'") : List.of();
  }

  private Stmt forStatement() {
    int at = take().start();
    Expr target = targetList();
    bindTarget(target);
    expect("in", "in the 'for' line");
    Expr iterable = testList();
    List<Stmt> body = loop("'for'");
    return new Stmt.ForStmt(at, target, iterable, body, elseSuite());
  }

  private Stmt whileStatement() {
    int at = take().start();
    Expr test = test();
    List<Stmt> body = loop("'while'");
    return new Stmt.WhileStmt(at, test, body, elseSuite());
  }

  private List<Stmt> loop(String after) {
    scope.loops++;
    List<Stmt> body = suite(after);
    scope.loops--;
    return body;
  }

  private Stmt def() {
    int at = take().start();
    Token name = expectName("the function's name");
    scope.bind(name.text());
    Scope outer = scope;
    Scope inner = new Scope(outer, true);
    expect("(", "after the function's name");
    Parameters parameters = new ParameterParser(this).parse(inner, ")");
    expect(")", "after the parameters");
    scope = inner;
    List<Stmt> body = suite("'def'");
    scope = outer;
    return new Stmt.DefStmt(at, name.text(), parameters, body, inner.names, inner.globals);
  }

  private Stmt tryStatement() {
    int at = take().start();
    List<Stmt> body = suite("'try'");
    List<Stmt.Handler> handlers = new ArrayList<>();
    while (at("except")) {
      handlers.add(handler());
    }
    List<Stmt> otherwise = handlers.isEmpty() ? List.of() : elseSuite();
    List<Stmt> last = takeIf("finally") ? suite("'finally'") : List.of();
    if (handlers.isEmpty() && last.isEmpty()) {
      throw fail(peek(), "'try' needs 'except' or 'finally' after its block");
    }
    return new Stmt.TryStmt(at, body, handlers, otherwise, last);
  }

  private Stmt.Handler handler() {
    int at = take().start();
    Expr type = at(":") ? null : test();
    Expr target = null;
    if (type != null && (takeIf(",") || takeIf("as"))) {
      target = test();
      bindTarget(target);
    }
    return new Stmt.Handler(at, type, target, suite("'except'"));
  }
}
