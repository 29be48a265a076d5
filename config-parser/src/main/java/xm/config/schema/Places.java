package xm.config.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.Diagnostic.Severity;
import xm.config.syntax.Expr;
import xm.config.syntax.Problems;

/** Reports findings about variables where their values stand in the file. */
public final class Places {
  private final Problems problems;
  private final Map<String, Expr> expressions;
  private final Set<String> given;

  /**
   * Makes a reporter.
   *
   * @param expressions what each variable of the file was set from; none for what came from SXP,
   *     whose findings have no line
   * @param given the variables that the command line sets, whatever the file says
   */
  public Places(Problems problems, Map<String, Expr> expressions, Set<String> given) {
    this.problems = problems;
    this.expressions = new HashMap<>(expressions);
    this.expressions.keySet().removeAll(given);
    this.given = given;
  }

  /** How bad a finding is. */
  private enum Weight {
    FATAL,
    LATE,
    WARNING
  }

  /** An error about a variable. */
  void error(String name, String message) {
    report(Weight.FATAL, place(name), name, message);
  }

  /** An error that xm left to xend: the form can be shown, the domain not created. */
  void late(String name, String message) {
    report(Weight.LATE, place(name), name, message);
  }

  /** A warning about a variable. */
  void warning(String name, String message) {
    report(Weight.WARNING, place(name), name, message);
  }

  /** An error about character {@code offset} of item {@code index} of a list variable. */
  void error(String name, int index, int offset, String message) {
    report(Weight.FATAL, itemPlace(name, index, offset), name, message);
  }

  /** An error in a list item that xm left to xend. */
  void late(String name, int index, int offset, String message) {
    report(Weight.LATE, itemPlace(name, index, offset), name, message);
  }

  /** A warning about a part of a list item. */
  void warning(String name, int index, int offset, String message) {
    report(Weight.WARNING, itemPlace(name, index, offset), name, message);
  }

  private void report(Weight weight, int at, String name, String message) {
    String text = at >= 0 || message.startsWith(name + ":") ? message : name + ": " + message;
    if (given.contains(name)) {
      text += " (on the command line)";
    }
    switch (weight) {
      case FATAL -> {
        if (at < 0) {
          problems.general(Severity.ERROR, text);
        } else {
          problems.error(at, text);
        }
      }
      case LATE -> {
        if (at < 0) {
          problems.lateGeneral(Severity.ERROR, text);
        } else {
          problems.lateError(at, text);
        }
      }
      default -> {
        if (at < 0) {
          problems.general(Severity.WARNING, text);
        } else {
          problems.warning(at, text);
        }
      }
    }
  }

  private int place(String name) {
    Expr e = expressions.get(name);
    return e == null ? -1 : start(e);
  }

  private int itemPlace(String name, int index, int offset) {
    Expr e = expressions.get(name);
    if (e == null) {
      return -1;
    }
    Expr item = e;
    if (e.kind() == Expr.Kind.LIST) {
      List<Expr> items = ((Expr.ListExpr) e).items();
      item = index < items.size() ? items.get(index) : e;
    }
    return item.kind() == Expr.Kind.LITERAL ? inLiteral(item.at(), offset) : start(item);
  }

  /** Inside the quotes where the literal is written without prefix, escapes or breaks. */
  private int inLiteral(int at, int offset) {
    String text = problems.source().text();
    char quote = text.charAt(at);
    int end = at + 1 + offset;
    if ((quote != '"' && quote != '\'') || end >= text.length()) {
      return at;
    }
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == quote || c == '\\' || c == '\n') {
        return at;
      }
    }
    return end;
  }

  /** Leftmost character: operators point to themselves. */
  private static int start(Expr e) {
    Expr left = e;
    while (left.kind() == Expr.Kind.BINARY) {
      left = ((Expr.BinaryExpr) left).left();
    }
    return left.at();
  }
}
