package xm.config.eval;

import java.util.List;

/** An exception instance: its class and arguments. */
record ExceptionValue(ExceptionType type, List<Object> arguments) {

  static ExceptionValue of(ExceptionType type, String message) {
    return new ExceptionValue(type, message.isEmpty() ? List.of() : List.of(message));
  }

  /** {@code str(e)}. */
  String text() {
    if (arguments.isEmpty()) {
      return "";
    }
    if (arguments.size() == 2 && type.is(ExceptionType.ENVIRONMENT)) {
      return "[Errno " + Repr.str(arguments.get(0)) + "] " + Repr.str(arguments.get(1));
    }
    if (arguments.size() > 1) {
      return Repr.repr(new PyTuple(arguments));
    }
    // KeyError shows its key as repr, the others their only argument as str
    Object only = arguments.get(0);
    return type.is(ExceptionType.KEY) ? Repr.repr(only) : Repr.str(only);
  }
}
