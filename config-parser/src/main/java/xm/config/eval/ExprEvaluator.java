package xm.config.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.config.syntax.Expr;
import xm.config.syntax.Expr.Comparison;

/** Evaluates expressions. */
final class ExprEvaluator {
  private final Interpreter in;
  private final Comprehensions comprehensions;

  ExprEvaluator(Interpreter in) {
    this.in = in;
    this.comprehensions = new Comprehensions(in, this);
  }

  Object eval(Expr e, Frame frame) {
    in.meter.step();
    if (e.kind() == Expr.Kind.LITERAL) {
      return ((Expr.LiteralExpr) e).value();
    }
    try {
      return dispatch(e, frame);
    } catch (EvalException x) {
      throw x.locate(e.at());
    }
  }

  private Object dispatch(Expr e, Frame frame) {
    return switch (e.kind()) {
      case NAME -> Names.get(in, frame, ((Expr.NameExpr) e).name());
      case BINARY -> binary((Expr.BinaryExpr) e, frame);
      case LIST -> new PyList(all(((Expr.ListExpr) e).items(), frame));
      case TUPLE -> new PyTuple(all(((Expr.TupleExpr) e).items(), frame));
      case CALL -> call((Expr.CallExpr) e, frame);
      case ATTRIBUTE -> {
        Expr.AttributeExpr a = (Expr.AttributeExpr) e;
        yield Attributes.get(eval(a.object(), frame), a.name());
      }
      case INDEX -> {
        Expr.IndexExpr i = (Expr.IndexExpr) e;
        Object object = eval(i.object(), frame);
        yield Indexing.get(in.meter, object, index(i.index(), frame));
      }
      case COMPARE -> compare((Expr.CompareExpr) e, frame);
      case BOOL -> bool((Expr.BoolExpr) e, frame);
      case UNARY -> {
        Expr.UnaryExpr u = (Expr.UnaryExpr) e;
        yield Operators.unary(in.meter, u.operator(), eval(u.operand(), frame));
      }
      default -> rare(e, frame);
    };
  }

  private Object rare(Expr e, Frame frame) {
    return switch (e.kind()) {
      case SET -> set((Expr.SetExpr) e, frame);
      case DICT -> dict((Expr.DictExpr) e, frame);
      case CONDITIONAL -> {
        Expr.ConditionalExpr c = (Expr.ConditionalExpr) e;
        yield eval(Values.truth(eval(c.test(), frame)) ? c.then() : c.otherwise(), frame);
      }
      case COMPREHENSION -> comprehensions.eval((Expr.ComprehensionExpr) e, frame);
      case LAMBDA -> lambda((Expr.LambdaExpr) e, frame);
      case REPR -> {
        String s = Repr.repr(eval(((Expr.ReprExpr) e).operand(), frame));
        in.meter.string(s.length());
        yield s;
      }
      case SLICE -> index(e, frame);
      default -> throw new IllegalStateException(e.kind().name());
    };
  }

  /** An index or slice. */
  Object index(Expr e, Frame frame) {
    if (e.kind() != Expr.Kind.SLICE) {
      return eval(e, frame);
    }
    Expr.SliceExpr s = (Expr.SliceExpr) e;
    return new Indexing.Slice(
        orNone(s.low(), frame), orNone(s.high(), frame), orNone(s.step(), frame));
  }

  private Object orNone(Expr e, Frame frame) {
    return e == null ? None.NONE : eval(e, frame);
  }

  List<Object> all(List<Expr> items, Frame frame) {
    in.meter.sequence(items.size());
    List<Object> out = new ArrayList<>(items.size());
    for (Expr item : items) {
      out.add(eval(item, frame));
    }
    return out;
  }

  /** Long chains such as a + b + ... lean to the left: they are walked without recursion. */
  private Object binary(Expr.BinaryExpr e, Frame frame) {
    if (e.left().kind() != Expr.Kind.BINARY) {
      return Operators.apply(in.meter, e.operator(), eval(e.left(), frame), eval(e.right(), frame));
    }
    Deque<Expr.BinaryExpr> chain = new ArrayDeque<>();
    Expr left = e;
    while (left.kind() == Expr.Kind.BINARY) {
      chain.push((Expr.BinaryExpr) left);
      left = ((Expr.BinaryExpr) left).left();
    }
    Object value = eval(left, frame);
    while (!chain.isEmpty()) {
      Expr.BinaryExpr b = chain.pop();
      in.meter.step();
      try {
        value = Operators.apply(in.meter, b.operator(), value, eval(b.right(), frame));
      } catch (EvalException x) {
        throw x.locate(b.at());
      }
    }
    return value;
  }

  private Object bool(Expr.BoolExpr e, Frame frame) {
    Object value = None.NONE;
    for (Expr operand : e.operands()) {
      value = eval(operand, frame);
      if (Values.truth(value) != e.and()) {
        return value;
      }
    }
    return value;
  }

  private Object compare(Expr.CompareExpr e, Frame frame) {
    Object left = eval(e.first(), frame);
    for (int i = 0; i < e.rest().size(); i++) {
      Object right = eval(e.rest().get(i), frame);
      if (!holds(e.operators().get(i), left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private boolean holds(Comparison op, Object a, Object b) {
    in.meter.work(Math.max(0, Values.size(a)));
    return switch (op) {
      case EQUAL -> Comparisons.equal(a, b);
      case NOT_EQUAL -> !Comparisons.equal(a, b);
      case LESS -> ordered(a, b) < 0;
      case LESS_EQUAL -> ordered(a, b) <= 0;
      case GREATER -> ordered(a, b) > 0;
      case GREATER_EQUAL -> ordered(a, b) >= 0;
      case IN -> Operators.contains(in.meter, b, a);
      case NOT_IN -> !Operators.contains(in.meter, b, a);
      case IS -> identical(a, b);
      case IS_NOT -> !identical(a, b);
    };
  }

  /** Sets are compared by inclusion, everything else has an order. */
  private int ordered(Object a, Object b) {
    if (a instanceof PySet x && b instanceof PySet y) {
      boolean within = y.list().containsAll(x.list());
      boolean around = x.list().containsAll(y.list());
      return within ? around ? 0 : -1 : 1;
    }
    return Comparisons.compare(a, b);
  }

  /** CPython shares small ints and short strings; the equal ones of those are the same here. */
  private static boolean identical(Object a, Object b) {
    boolean shared =
        (a instanceof Long && b instanceof Long)
            || (a instanceof Boolean && b instanceof Boolean)
            || (a instanceof String && b instanceof String);
    return a == b || (shared && a.equals(b));
  }

  private Object call(Expr.CallExpr e, Frame frame) {
    Object function = eval(e.function(), frame);
    List<Object> arguments = all(e.arguments(), frame);
    Map<String, Object> keywords = Map.of();
    if (!e.keywords().isEmpty()) {
      keywords = new LinkedHashMap<>();
      for (Expr.Keyword k : e.keywords()) {
        keywords.put(k.name(), eval(k.value(), frame));
      }
    }
    if (e.star() != null) {
      arguments.addAll(Iteration.toList(in.meter, eval(e.star(), frame)));
    }
    if (e.twoStars() != null) {
      keywords = new LinkedHashMap<>(keywords);
      addKeywords(eval(e.twoStars(), frame), keywords);
    }
    return in.call(function, arguments, keywords);
  }

  private static void addKeywords(Object mapping, Map<String, Object> keywords) {
    if (!(mapping instanceof PyDict d)) {
      throw EvalException.typeError("argument after ** must be a mapping");
    }
    for (Object key : d.keyList()) {
      if (!(key instanceof String name)) {
        throw EvalException.typeError("keywords must be strings");
      }
      if (keywords.put(name, d.get(key)) != null) {
        throw EvalException.typeError("multiple values for keyword argument '" + name + "'");
      }
    }
  }

  private Object set(Expr.SetExpr e, Frame frame) {
    PySet out = new PySet(false);
    for (Object item : all(e.items(), frame)) {
      in.meter.allocate(64);
      out.add(item);
    }
    return out;
  }

  private Object dict(Expr.DictExpr e, Frame frame) {
    PyDict out = PyDict.presized(e.keys().size());
    for (int i = 0; i < e.keys().size(); i++) {
      Object value = eval(e.values().get(i), frame);
      in.meter.allocate(64);
      out.put(eval(e.keys().get(i), frame), value);
    }
    return out;
  }

  private Object lambda(Expr.LambdaExpr e, Frame frame) {
    List<Object> defaults = new ArrayList<>();
    for (Expr.Parameter p : e.parameters().list()) {
      defaults.add(p.defaultValue() == null ? null : eval(p.defaultValue(), frame));
    }
    in.meter.allocate(200);
    Frame closure = frame.isFile() ? null : frame;
    return new PyFunction(
        "<lambda>",
        e.parameters(),
        defaults,
        null,
        e.body(),
        e.names(),
        java.util.Set.of(),
        closure);
  }
}
