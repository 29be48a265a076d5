package xm.config.syntax;

import java.util.List;
import java.util.Set;
import xm.config.syntax.Expr.Parameters;

/** A statement. {@link #at} is the offset of its first character. */
public sealed interface Stmt {

  /** What a node is, for switches. */
  enum Kind {
    EXPRESSION,
    ASSIGN,
    AUGMENTED,
    IF,
    FOR,
    WHILE,
    DEF,
    RETURN,
    RAISE,
    TRY,
    ASSERT,
    DELETE,
    JUMP,
    GLOBAL,
    IMPORT,
    FROM_IMPORT,
    PRINT
  }

  /** Statements without parts. */
  enum Jump {
    PASS,
    BREAK,
    CONTINUE
  }

  int at();

  Kind kind();

  /** An expression for its effect. */
  record ExpressionStmt(int at, Expr value) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.EXPRESSION;
    }
  }

  /** {@code a = b = value}. */
  record AssignStmt(int at, List<Expr> targets, Expr value) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.ASSIGN;
    }
  }

  /** {@code a += value}. */
  record AugmentedStmt(int at, Expr target, Expr.Binary operator, Expr value) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.AUGMENTED;
    }
  }

  /** One {@code if} or {@code elif} with its block. */
  record Arm(Expr test, List<Stmt> body) {}

  /** {@code if}, {@code elif}s, {@code else}. */
  record IfStmt(int at, List<Arm> arms, List<Stmt> otherwise) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.IF;
    }
  }

  /** A for loop. */
  record ForStmt(int at, Expr target, Expr iterable, List<Stmt> body, List<Stmt> otherwise)
      implements Stmt {
    @Override
    public Kind kind() {
      return Kind.FOR;
    }
  }

  /** A while loop. */
  record WhileStmt(int at, Expr test, List<Stmt> body, List<Stmt> otherwise) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.WHILE;
    }
  }

  /** A function; names are those bound in it, globals those it declares global. */
  record DefStmt(
      int at,
      String name,
      Parameters parameters,
      List<Stmt> body,
      Set<String> names,
      Set<String> globals)
      implements Stmt {
    @Override
    public Kind kind() {
      return Kind.DEF;
    }
  }

  /** {@code return value}, value null when absent. */
  record ReturnStmt(int at, Expr value) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.RETURN;
    }
  }

  /** {@code raise type, value}; both may be null. */
  record RaiseStmt(int at, Expr type, Expr value) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.RAISE;
    }
  }

  /** {@code except type, target:}; both may be null. */
  record Handler(int at, Expr type, Expr target, List<Stmt> body) {}

  /** {@code try} with its parts, absent ones empty. */
  record TryStmt(
      int at, List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> last)
      implements Stmt {
    @Override
    public Kind kind() {
      return Kind.TRY;
    }
  }

  /** {@code assert test, message}, message null when absent. */
  record AssertStmt(int at, Expr test, Expr message) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.ASSERT;
    }
  }

  /** {@code del a, b[0]}. */
  record DeleteStmt(int at, List<Expr> targets) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.DELETE;
    }
  }

  /** {@code pass}, {@code break}, {@code continue}. */
  record JumpStmt(int at, Jump jump) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.JUMP;
    }
  }

  /** {@code global a, b}. */
  record GlobalStmt(int at, List<String> names) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.GLOBAL;
    }
  }

  /** A name imported, with the place of the module's name; alias is null when absent. */
  record Alias(int at, String name, String alias) {}

  /** {@code import a.b, c as d}. */
  record ImportStmt(int at, List<Alias> modules) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.IMPORT;
    }
  }

  /** {@code from module import names}; an empty list stands for {@code *}. */
  record FromImportStmt(int at, String module, List<Alias> names) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.FROM_IMPORT;
    }
  }

  /** {@code print >>stream, a, b}; stream null when absent. */
  record PrintStmt(int at, Expr stream, List<Expr> values, boolean newline) implements Stmt {
    @Override
    public Kind kind() {
      return Kind.PRINT;
    }
  }
}
