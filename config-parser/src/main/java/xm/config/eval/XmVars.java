package xm.config.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * The object {@code xm_vars}: {@code var()} registers a variable with its check, {@code check()}
 * runs the checks and stores what they return.
 */
final class XmVars implements MethodTable {
  private record Variable(String name, Object check) {}

  private final List<Variable> registered = new ArrayList<>();

  private XmVars() {}

  static PyModule make() {
    return new PyModule("xm_vars", "Vars", new XmVars());
  }

  @Override
  public boolean has(String name) {
    return name.equals("var") || name.equals("check");
  }

  @Override
  public Object call(Interpreter in, Object self, String name, Args args) {
    if (name.equals("var")) {
      args.positions(0, 3);
      Object variable = args.named(0, "name");
      Object check = args.named(2, "check");
      if (variable == null) {
        throw EvalException.typeError("var() takes at least 2 arguments (1 given)");
      }
      in.meter.allocate(64);
      registered.add(new Variable(Values.text(variable, "var"), check == None.NONE ? null : check));
      return None.NONE;
    }
    args.none();
    for (Variable v : registered) {
      if (v.check != null) {
        check(in, v);
      }
    }
    return None.NONE;
  }

  /** A failing check's exception gets the variable's name in front. */
  private static void check(Interpreter in, Variable v) {
    Object value = in.file.variables.getOrDefault(v.name, None.NONE);
    try {
      in.file.variables.put(v.name, in.call(v.check, List.of(v.name, value)));
    } catch (EvalException e) {
      if (e.refusal() || !e.value().type().is(ExceptionType.STANDARD)) {
        throw e;
      }
      String text = v.name + " - " + e.value().text();
      EvalException named = EvalException.raise(ExceptionValue.of(e.value().type(), text));
      in.missingCheck(v.name, value == None.NONE);
      throw e.at() >= 0 ? named.locate(e.at()) : named;
    }
  }
}
