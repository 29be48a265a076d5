package xm.config.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.config.syntax.Expr.Parameter;
import xm.config.syntax.Expr.Parameters;

/** Arguments to parameters. */
final class Binding {
  private Binding() {}

  static void bind(
      Meter meter, PyFunction f, Frame frame, List<Object> arguments, Map<String, Object> named) {
    Parameters p = f.parameters();
    int declared = p.list().size();
    Map<String, Object> variables = frame.variables;
    if (arguments.size() > declared && p.star() == null) {
      throw count(f, arguments.size() + named.size());
    }
    for (int i = 0; i < Math.min(declared, arguments.size()); i++) {
      variables.put(p.list().get(i).name(), arguments.get(i));
    }
    if (p.star() != null) {
      List<Object> rest =
          arguments.size() > declared
              ? new ArrayList<>(arguments.subList(declared, arguments.size()))
              : new ArrayList<>();
      meter.sequence(rest.size());
      variables.put(p.star(), new PyTuple(rest));
    }
    bindNamed(meter, f, variables, named);
    for (int i = 0; i < declared; i++) {
      String name = p.list().get(i).name();
      if (!variables.containsKey(name)) {
        if (f.defaults().get(i) == null) {
          throw count(f, arguments.size() + named.size());
        }
        variables.put(name, f.defaults().get(i));
      }
    }
  }

  private static void bindNamed(
      Meter meter, PyFunction f, Map<String, Object> variables, Map<String, Object> named) {
    PyDict rest = new PyDict();
    for (Map.Entry<String, Object> e : named.entrySet()) {
      if (isParameter(f, e.getKey())) {
        if (variables.put(e.getKey(), e.getValue()) != null) {
          throw EvalException.typeError(
              f.name() + "() got multiple values for keyword argument '" + e.getKey() + "'");
        }
      } else if (f.parameters().twoStars() != null) {
        meter.allocate(64);
        rest.put(e.getKey(), e.getValue());
      } else {
        throw EvalException.typeError(
            f.name() + "() got an unexpected keyword argument '" + e.getKey() + "'");
      }
    }
    if (f.parameters().twoStars() != null) {
      variables.put(f.parameters().twoStars(), rest);
    }
  }

  private static boolean isParameter(PyFunction f, String name) {
    for (Parameter p : f.parameters().list()) {
      if (p.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static EvalException count(PyFunction f, int given) {
    int declared = f.parameters().list().size();
    int optional = 0;
    for (Object d : f.defaults()) {
      optional += d == null ? 0 : 1;
    }
    boolean tooFew = given < declared - optional;
    int bound = tooFew ? declared - optional : declared;
    String how =
        optional == 0 && f.parameters().star() == null
            ? "exactly "
            : tooFew ? "at least " : "at most ";
    return EvalException.typeError(
        f.name()
            + "() takes "
            + (bound == 0
                ? "no arguments"
                : how + bound + (bound == 1 ? " argument" : " arguments"))
            + " ("
            + given
            + " given)");
  }
}
