package xm.config.eval;

import java.util.List;
import java.util.Map;

/** The arguments of a call to a built-in function, with the checks that Python makes. */
final class Args {
  private final String function;
  private final List<Object> positional;
  private final Map<String, Object> keywords;

  Args(String function, List<Object> positional, Map<String, Object> keywords) {
    this.function = function;
    this.positional = positional;
    this.keywords = keywords;
  }

  String function() {
    return function;
  }

  List<Object> list() {
    return positional;
  }

  Map<String, Object> keywords() {
    return keywords;
  }

  int count() {
    return positional.size();
  }

  boolean has(int i) {
    return i < positional.size();
  }

  Object get(int i) {
    return positional.get(i);
  }

  Object get(int i, Object otherwise) {
    return has(i) ? positional.get(i) : otherwise;
  }

  /** A parameter that may be given by place or by name; null when it is not given. */
  Object named(int i, String name) {
    return has(i) ? positional.get(i) : keywords.get(name);
  }

  /** Checks the number of arguments, and that none has a name. */
  Args between(int least, int most) {
    if (!keywords.isEmpty()) {
      throw EvalException.typeError(function + "() takes no keyword arguments");
    }
    return positions(least, most);
  }

  /** Checks the number of arguments without a name only. */
  Args positions(int least, int most) {
    int n = positional.size();
    if (n < least || n > most) {
      int bound = n < least ? least : most;
      String how = least == most ? "exactly " : n < least ? "at least " : "at most ";
      throw EvalException.typeError(
          function
              + "() takes "
              + how
              + bound
              + (bound == 1 ? " argument (" : " arguments (")
              + n
              + " given)");
    }
    return this;
  }

  Args none() {
    return between(0, 0);
  }

  /** A str or unicode argument as text. */
  String text(int i) {
    return Values.text(positional.get(i), function);
  }

  /** An integer argument within 64 bits. */
  long integer(int i) {
    return Values.integer(positional.get(i));
  }

  /** A Python index argument clipped to int; otherwise where absent or None. */
  int index(int i, int otherwise) {
    if (!has(i) || positional.get(i) == None.NONE) {
      return otherwise;
    }
    return Values.clippedInt(positional.get(i));
  }
}
