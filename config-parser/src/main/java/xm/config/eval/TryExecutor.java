package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import xm.config.eval.StmtExecutor.Outcome;
import xm.config.syntax.Stmt;

/** {@code try} and {@code raise}. Refusals and limits pass through every handler. */
final class TryExecutor {
  private final Interpreter in;
  private final StmtExecutor statements;

  TryExecutor(Interpreter in, StmtExecutor statements) {
    this.in = in;
    this.statements = statements;
  }

  Outcome run(Stmt.TryStmt s, Frame frame) {
    if (s.last().isEmpty()) {
      return guarded(s, frame);
    }
    Outcome outcome;
    try {
      outcome = guarded(s, frame);
    } catch (EvalException e) {
      if (e.refusal()) {
        throw e;
      }
      Outcome last = statements.block(s.last(), frame);
      if (last != Outcome.NORMAL) {
        return last; // return or break in finally drops the exception
      }
      throw e;
    }
    Object returned = frame.returned;
    Outcome last = statements.block(s.last(), frame);
    if (last != Outcome.NORMAL) {
      return last;
    }
    frame.returned = returned;
    return outcome;
  }

  private Outcome guarded(Stmt.TryStmt s, Frame frame) {
    Outcome outcome;
    try {
      outcome = statements.block(s.body(), frame);
    } catch (EvalException e) {
      if (e.refusal()) {
        throw e;
      }
      return handle(s, e, frame);
    }
    return outcome == Outcome.NORMAL ? statements.block(s.otherwise(), frame) : outcome;
  }

  private Outcome handle(Stmt.TryStmt s, EvalException e, Frame frame) {
    for (Stmt.Handler h : s.handlers()) {
      if (h.type() != null && !matches(e.value(), in.expressions.eval(h.type(), frame))) {
        continue;
      }
      if (h.target() != null) {
        statements.store(h.target(), e.value(), frame);
      }
      EvalException before = in.handling;
      in.handling = e;
      try {
        return statements.block(h.body(), frame);
      } finally {
        in.handling = before;
      }
    }
    throw e;
  }

  static boolean matches(ExceptionValue value, Object type) {
    if (type instanceof ExceptionType t) {
      return value.type().is(t);
    }
    if (type instanceof PyTuple many) {
      for (Object one : many.items) {
        if (matches(value, one)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The exception that a raise statement throws. */
  EvalException raise(Stmt.RaiseStmt s, Frame frame) {
    if (s.type() == null) {
      if (in.handling != null) {
        return in.handling;
      }
      return EvalException.typeError(
          "exceptions must be old-style classes or derived from BaseException, not NoneType");
    }
    Object type = in.expressions.eval(s.type(), frame);
    Object value = s.value() == null ? None.NONE : in.expressions.eval(s.value(), frame);
    if (type instanceof ExceptionValue e && value == None.NONE) {
      return EvalException.raise(e);
    }
    if (type instanceof ExceptionType t) {
      if (value instanceof ExceptionValue e && e.type().is(t)) {
        return EvalException.raise(e);
      }
      return EvalException.raise(new ExceptionValue(t, arguments(value)));
    }
    return EvalException.typeError(
        "exceptions must be old-style classes or derived from BaseException, not "
            + Types.name(type)
            + "; write raise ValueError(...)");
  }

  private static List<Object> arguments(Object value) {
    if (value == None.NONE) {
      return List.of();
    }
    return value instanceof PyTuple t ? new ArrayList<>(t.items) : List.of(value);
  }
}
