package xm.config.eval;

/**
 * Looks up, sets and deletes names. As under xm a function sees its own names, those of functions
 * around it, globals and built-ins, but not the variables of the file.
 */
final class Names {
  private Names() {}

  static Object get(Interpreter in, Frame frame, String name) {
    if (!frame.globals.contains(name)) {
      Object value = frame.variables.get(name);
      if (value != null) {
        return value;
      }
      if (!frame.isFile()) {
        value = enclosing(frame, name);
        if (value != null) {
          return value;
        }
      }
    }
    Object value = in.globals.variables.get(name);
    if (value == null) {
      value = Builtins.named(name);
    }
    if (value == null) {
      throw unknown(frame, name);
    }
    return value;
  }

  private static Object enclosing(Frame frame, String name) {
    if (frame.names.contains(name)) {
      throw EvalException.raise(
          ExceptionType.UNBOUND_LOCAL,
          "local variable '" + name + "' referenced before assignment");
    }
    for (Frame f = frame.outer; f != null; f = f.outer) {
      Object value = f.variables.get(name);
      if (value != null) {
        return value;
      }
      if (f.names.contains(name)) {
        throw EvalException.raise(
            ExceptionType.NAME,
            "free variable '" + name + "' referenced before assignment in enclosing scope");
      }
    }
    return null;
  }

  private static EvalException unknown(Frame frame, String name) {
    if (frame.isFile()) {
      return EvalException.raise(ExceptionType.NAME, "name '" + name + "' is not defined");
    }
    return EvalException.raise(ExceptionType.NAME, "global name '" + name + "' is not defined");
  }

  static void set(Interpreter in, Frame frame, String name, Object value) {
    if (frame.globals.contains(name)) {
      in.globals.variables.put(name, value);
    } else {
      frame.variables.put(name, value);
    }
  }

  static void delete(Interpreter in, Frame frame, String name) {
    Frame owner = frame.globals.contains(name) ? in.globals : frame;
    if (owner.variables.remove(name) == null) {
      throw EvalException.raise(ExceptionType.NAME, "name '" + name + "' is not defined");
    }
  }
}
