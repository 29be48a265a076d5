package xm.config.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.HostFacts;
import xm.config.syntax.Expr;

/** One run of a file: its frames, its limits, and what it printed. */
final class Interpreter {
  final Meter meter;
  final HostFacts facts;
  final Frame file;

  /** Globals of the file: empty but for what {@code global} statements put there. */
  final Frame globals;

  final ExprEvaluator expressions;
  final StmtExecutor statements;
  final Modules modules;
  final StringBuilder printed = new StringBuilder();

  /** Offset of the first statement that printed, -1 for none. */
  int printedAt = -1;

  /** The exception being handled, for a bare {@code raise}. */
  EvalException handling;

  /** The expression that each variable of the file was last set from. */
  final Map<String, Expr> assigned = new HashMap<>();

  /** The variable that a check of xm_vars missed, null when none did. */
  String missing;

  /** Offset of the statement of the file that is being executed. */
  int lastAt;

  /** The frame of the innermost function being called, or the file's. */
  Frame current;

  private int depth;

  Interpreter(HostFacts facts, Limits limits) {
    this.facts = facts;
    this.meter = new Meter(limits);
    this.file = new Frame(null, new HashSet<>(), null);
    this.current = file;
    this.globals = new Frame(null, Set.of(), null);
    this.modules = new Modules(this);
    this.expressions = new ExprEvaluator(this);
    this.statements = new StmtExecutor(this);
  }

  /** What a print statement or sys.stdout.write gives; bounded. */
  void print(int at, String text) {
    if (printedAt < 0) {
      printedAt = at;
    }
    meter.string(text.length());
    if (printed.length() < 1 << 12) {
      printed.append(text, 0, Math.min(text.length(), 1 << 12));
    }
  }

  void missingCheck(String name, boolean absent) {
    missing = absent ? name : null;
  }

  Object call(Object function, List<Object> arguments) {
    return call(function, arguments, Map.of());
  }

  /** Calls anything that can be called. */
  Object call(Object function, List<Object> arguments, Map<String, Object> keywords) {
    meter.step();
    if (function instanceof BoundMethod m) {
      return m.table().call(this, m.self(), m.name(), new Args(m.name(), arguments, keywords));
    }
    if (function instanceof PyFunction f) {
      return call(f, arguments, keywords);
    }
    if (function instanceof Types t) {
      return Constructors.make(this, t, new Args(t.label(), arguments, keywords));
    }
    if (function instanceof ExceptionType t) {
      return new ExceptionValue(t, new ArrayList<>(arguments));
    }
    throw EvalException.typeError("'" + Types.name(function) + "' object is not callable");
  }

  private Object call(PyFunction f, List<Object> arguments, Map<String, Object> keywords) {
    Frame frame = new Frame(f.names(), f.globals(), f.closure());
    Binding.bind(meter, f, frame, arguments, keywords);
    if (depth >= meter.limits().callDepth()) {
      throw EvalException.limit(
          "functions call each other more than " + meter.limits().callDepth() + " deep");
    }
    meter.allocate(200);
    depth++;
    Frame caller = current;
    current = frame;
    try {
      for (Expr.Parameter p : f.parameters().list()) {
        if (p.pattern() != null) {
          statements.store(p.pattern(), frame.variables.remove(p.name()), frame);
        }
      }
      if (f.body() == null) {
        return expressions.eval(f.expression(), frame);
      }
      statements.block(f.body(), frame);
      return frame.returned;
    } finally {
      depth--;
      current = caller;
    }
  }
}
