package xm.config.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * The object {@code xm_vars}: {@code var()} registers a variable with its check, {@code check()}
 * runs the checks and stores what they return.
 */
final class XmVars implements MethodTable {
  private record Variable(String name, String use, Object check) {}

  private final List<Variable> registered = new ArrayList<>();

  /** Module xen.xm.help, which made the object. */
  static final MethodTable TYPE =
      new MethodTable() {
        @Override
        public boolean has(String name) {
          return name.equals("Vars");
        }

        @Override
        public Iterable<String> starNames() {
          return List.of("Vars");
        }

        @Override
        public Object call(Interpreter in, Object self, String name, Args args) {
          return make();
        }
      };

  private XmVars() {}

  static PyModule make() {
    return new PyModule("xm_vars", "Vars", new XmVars());
  }

  @Override
  public boolean has(String name) {
    return name.equals("var") || name.equals("check") || name.equals("help");
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
      Object use = args.named(1, "use");
      registered.add(
          new Variable(
              Values.text(variable, "var"),
              use == null || use == None.NONE ? "" : Values.text(use, "var"),
              check == None.NONE ? null : check));
      return None.NONE;
    }
    if (name.equals("help")) {
      help(in);
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

  private void help(Interpreter in) {
    in.print(
        in.lastAt, "Configuration variables for " + in.file.variables.get("xm_file") + ":\n\n");
    for (Variable v : registered) {
      in.print(in.lastAt, v.name + " ".repeat(Math.max(0, 12 - v.name.length())) + v.use + "\n");
    }
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
