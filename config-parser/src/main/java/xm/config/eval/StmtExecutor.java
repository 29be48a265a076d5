package xm.config.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import xm.config.syntax.Expr;
import xm.config.syntax.Stmt;

/** Executes statements. */
final class StmtExecutor {

  /** How a block ended. */
  enum Outcome {
    NORMAL,
    BREAK,
    CONTINUE,
    RETURN
  }

  private final Interpreter in;
  private final TryExecutor tries;

  StmtExecutor(Interpreter in) {
    this.in = in;
    this.tries = new TryExecutor(in, this);
  }

  Outcome block(List<Stmt> statements, Frame frame) {
    for (Stmt s : statements) {
      Outcome outcome = execute(s, frame);
      if (outcome != Outcome.NORMAL) {
        return outcome;
      }
    }
    return Outcome.NORMAL;
  }

  Outcome execute(Stmt s, Frame frame) {
    in.meter.step();
    try {
      return dispatch(s, frame);
    } catch (EvalException e) {
      throw e.locate(s.at());
    }
  }

  private Outcome dispatch(Stmt s, Frame frame) {
    switch (s.kind()) {
      case IF -> {
        return ifStatement((Stmt.IfStmt) s, frame);
      }
      case FOR -> {
        return forStatement((Stmt.ForStmt) s, frame);
      }
      case WHILE -> {
        return whileStatement((Stmt.WhileStmt) s, frame);
      }
      case TRY -> {
        return tries.run((Stmt.TryStmt) s, frame);
      }
      case JUMP -> {
        return switch (((Stmt.JumpStmt) s).jump()) {
          case PASS -> Outcome.NORMAL;
          case BREAK -> Outcome.BREAK;
          case CONTINUE -> Outcome.CONTINUE;
        };
      }
      case RETURN -> {
        Expr value = ((Stmt.ReturnStmt) s).value();
        frame.returned = value == null ? None.NONE : in.expressions.eval(value, frame);
        return Outcome.RETURN;
      }
      default -> {
        simple(s, frame);
        return Outcome.NORMAL;
      }
    }
  }

  private void simple(Stmt s, Frame frame) {
    switch (s.kind()) {
      case EXPRESSION -> in.expressions.eval(((Stmt.ExpressionStmt) s).value(), frame);
      case ASSIGN -> assign((Stmt.AssignStmt) s, frame);
      case AUGMENTED -> augmented((Stmt.AugmentedStmt) s, frame);
      case DEF -> def((Stmt.DefStmt) s, frame);
      case RAISE -> throw tries.raise((Stmt.RaiseStmt) s, frame);
      case ASSERT -> assertion((Stmt.AssertStmt) s, frame);
      case DELETE -> ((Stmt.DeleteStmt) s).targets().forEach(t -> delete(t, frame));
      case GLOBAL -> {
        if (frame.isFile()) {
          frame.globals.addAll(((Stmt.GlobalStmt) s).names());
        }
      }
      case IMPORT -> in.modules.run((Stmt.ImportStmt) s, frame);
      case FROM_IMPORT -> in.modules.run((Stmt.FromImportStmt) s, frame);
      case PRINT -> print((Stmt.PrintStmt) s, frame);
      default -> throw new IllegalStateException(s.kind().name());
    }
  }

  private Outcome ifStatement(Stmt.IfStmt s, Frame frame) {
    for (Stmt.Arm arm : s.arms()) {
      if (Values.truth(in.expressions.eval(arm.test(), frame))) {
        return block(arm.body(), frame);
      }
    }
    return block(s.otherwise(), frame);
  }

  private Outcome forStatement(Stmt.ForStmt s, Frame frame) {
    Iterator<Object> items = Iteration.of(in.expressions.eval(s.iterable(), frame));
    while (items.hasNext()) {
      in.meter.step();
      store(s.target(), items.next(), frame);
      Outcome outcome = block(s.body(), frame);
      if (outcome == Outcome.BREAK) {
        return Outcome.NORMAL;
      }
      if (outcome == Outcome.RETURN) {
        return outcome;
      }
    }
    return block(s.otherwise(), frame);
  }

  private Outcome whileStatement(Stmt.WhileStmt s, Frame frame) {
    while (Values.truth(in.expressions.eval(s.test(), frame))) {
      in.meter.step();
      Outcome outcome = block(s.body(), frame);
      if (outcome == Outcome.BREAK) {
        return Outcome.NORMAL;
      }
      if (outcome == Outcome.RETURN) {
        return outcome;
      }
    }
    return block(s.otherwise(), frame);
  }

  private void assign(Stmt.AssignStmt s, Frame frame) {
    Object value = in.expressions.eval(s.value(), frame);
    for (Expr target : s.targets()) {
      store(target, value, frame);
      if (frame.isFile() && target.kind() == Expr.Kind.NAME) {
        in.assigned.put(((Expr.NameExpr) target).name(), s.value());
      }
    }
  }

  /** {@code target = value}. */
  void store(Expr target, Object value, Frame frame) {
    switch (target.kind()) {
      case NAME -> Names.set(in, frame, ((Expr.NameExpr) target).name(), value);
      case LIST -> unpack(((Expr.ListExpr) target).items(), value, frame, target.at());
      case TUPLE -> unpack(((Expr.TupleExpr) target).items(), value, frame, target.at());
      case INDEX -> {
        Expr.IndexExpr i = (Expr.IndexExpr) target;
        Object object = in.expressions.eval(i.object(), frame);
        Indexing.set(in.meter, object, in.expressions.index(i.index(), frame), value);
      }
      default -> throw noMembers(target, frame);
    }
  }

  private EvalException noMembers(Expr target, Frame frame) {
    Expr.AttributeExpr a = (Expr.AttributeExpr) target;
    Object object = in.expressions.eval(a.object(), frame);
    if (object instanceof PyModule) {
      return EvalException.refusal("a module's members cannot be changed here").locate(a.at());
    }
    return EvalException.raise(
            ExceptionType.ATTRIBUTE,
            "'" + Types.name(object) + "' object has no attribute '" + a.name() + "'")
        .locate(a.at());
  }

  private void unpack(List<Expr> targets, Object value, Frame frame, int at) {
    List<Object> items = Values.itemsOrNull(value);
    if (items == null) {
      items = Iteration.toList(in.meter, value);
    }
    if (items.size() != targets.size()) {
      String message =
          items.size() > targets.size()
              ? "too many values to unpack"
              : "need more than "
                  + items.size()
                  + (items.size() == 1 ? " value" : " values")
                  + " to unpack";
      throw EvalException.valueError(message).locate(at);
    }
    for (int i = 0; i < targets.size(); i++) {
      store(targets.get(i), items.get(i), frame);
    }
  }

  private void augmented(Stmt.AugmentedStmt s, Frame frame) {
    Expr target = s.target();
    if (target.kind() == Expr.Kind.INDEX) {
      Expr.IndexExpr i = (Expr.IndexExpr) target;
      Object object = in.expressions.eval(i.object(), frame);
      Object index = in.expressions.index(i.index(), frame);
      Object old = Indexing.get(in.meter, object, index);
      Object operand = in.expressions.eval(s.value(), frame);
      Indexing.set(in.meter, object, index, inPlace(s, old, operand));
      return;
    }
    Object old = in.expressions.eval(target, frame);
    store(target, inPlace(s, old, in.expressions.eval(s.value(), frame)), frame);
  }

  /** {@code list += iterable} changes the list itself, and takes any iterable. */
  private Object inPlace(Stmt.AugmentedStmt s, Object old, Object operand) {
    if (old instanceof PyList l && s.operator() == Expr.Binary.ADD) {
      l.items.addAll(Iteration.toList(in.meter, operand));
      return l;
    }
    return Operators.apply(in.meter, s.operator(), old, operand);
  }

  private void def(Stmt.DefStmt s, Frame frame) {
    List<Object> defaults = new ArrayList<>();
    for (Expr.Parameter p : s.parameters().list()) {
      defaults.add(p.defaultValue() == null ? null : in.expressions.eval(p.defaultValue(), frame));
    }
    in.meter.allocate(200);
    Frame closure = frame.isFile() ? null : frame;
    Names.set(
        in,
        frame,
        s.name(),
        new PyFunction(
            s.name(), s.parameters(), defaults, s.body(), null, s.names(), s.globals(), closure));
  }

  private void assertion(Stmt.AssertStmt s, Frame frame) {
    if (!Values.truth(in.expressions.eval(s.test(), frame))) {
      List<Object> arguments =
          s.message() == null ? List.of() : List.of(in.expressions.eval(s.message(), frame));
      throw EvalException.raise(new ExceptionValue(ExceptionType.ASSERTION, arguments));
    }
  }

  private void delete(Expr target, Frame frame) {
    switch (target.kind()) {
      case NAME -> Names.delete(in, frame, ((Expr.NameExpr) target).name());
      case INDEX -> {
        Expr.IndexExpr i = (Expr.IndexExpr) target;
        Object object = in.expressions.eval(i.object(), frame);
        Indexing.delete(in.meter, object, in.expressions.index(i.index(), frame));
      }
      case TUPLE -> ((Expr.TupleExpr) target).items().forEach(t -> delete(t, frame));
      case LIST -> ((Expr.ListExpr) target).items().forEach(t -> delete(t, frame));
      default -> throw noMembers(target, frame);
    }
  }

  private void print(Stmt.PrintStmt s, Frame frame) {
    if (s.stream() != null) {
      Object stream = in.expressions.eval(s.stream(), frame);
      if (stream != None.NONE && !(stream instanceof PyModule m && m.isFile())) {
        throw EvalException.raise(
            ExceptionType.ATTRIBUTE,
            "'" + Types.name(stream) + "' object has no attribute 'write'");
      }
    }
    StringBuilder line = new StringBuilder();
    for (Expr e : s.values()) {
      String text = Repr.str(in.expressions.eval(e, frame));
      in.meter.string((long) line.length() + text.length());
      line.append(line.length() > 0 ? " " : "").append(text);
    }
    in.print(s.at(), line.append(s.newline() ? "\n" : " ").toString());
  }
}
