package xm.config.eval;

import java.util.Iterator;
import java.util.Set;
import xm.config.syntax.Expr;
import xm.config.syntax.Expr.Clause;
import xm.config.syntax.Expr.Product;

/**
 * Comprehensions. As in Python 2 a list comprehension runs in the frame around it and leaves its
 * variables there; the others run in a frame of their own, from which, as from a function, the
 * file's variables cannot be seen (only the first iterable is evaluated outside).
 */
final class Comprehensions {
  private final Interpreter in;
  private final ExprEvaluator expressions;

  Comprehensions(Interpreter in, ExprEvaluator expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Object eval(Expr.ComprehensionExpr e, Frame frame) {
    Object first = expressions.eval(e.clauses().get(0).iterable(), frame);
    Frame inner = frame;
    if (e.product() != Product.LIST) {
      inner = new Frame(e.names(), Set.of(), frame.isFile() ? null : frame);
    }
    PyList list = new PyList();
    PyDict dict = new PyDict();
    clause(e, 0, Iteration.of(first), inner, list, dict);
    return switch (e.product()) {
      case LIST -> list;
      case DICT -> dict;
      case SET -> new PySet(false, dict);
      case GENERATOR -> new Iteration.PyIterator(list.items.iterator());
    };
  }

  private void clause(
      Expr.ComprehensionExpr e,
      int depth,
      Iterator<Object> items,
      Frame frame,
      PyList list,
      PyDict dict) {
    Clause clause = e.clauses().get(depth);
    while (items.hasNext()) {
      in.meter.step();
      in.statements.store(clause.target(), items.next(), frame);
      if (!conditions(clause, frame)) {
        continue;
      }
      if (depth + 1 < e.clauses().size()) {
        Object next = expressions.eval(e.clauses().get(depth + 1).iterable(), frame);
        clause(e, depth + 1, Iteration.of(next), frame, list, dict);
      } else {
        element(e, frame, list, dict);
      }
    }
  }

  private boolean conditions(Clause clause, Frame frame) {
    for (Expr condition : clause.conditions()) {
      if (!Values.truth(expressions.eval(condition, frame))) {
        return false;
      }
    }
    return true;
  }

  private void element(Expr.ComprehensionExpr e, Frame frame, PyList list, PyDict dict) {
    in.meter.allocate(64);
    if (e.product() == Product.DICT) {
      Object value = expressions.eval(e.value(), frame);
      dict.put(expressions.eval(e.element(), frame), value);
    } else if (e.product() == Product.SET) {
      dict.put(expressions.eval(e.element(), frame), None.NONE);
    } else {
      list.items.add(expressions.eval(e.element(), frame));
    }
  }
}
