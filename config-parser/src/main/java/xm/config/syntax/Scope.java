package xm.config.syntax;

import java.util.HashSet;
import java.util.Set;

/** What a function body binds, gathered while it is parsed. */
final class Scope {
  final Set<String> names = new HashSet<>();
  final Set<String> globals = new HashSet<>();

  /** Null for the file itself. */
  final Scope outer;

  /** A function, not a lambda, comprehension or the file: {@code return} may stand in it. */
  final boolean function;

  /** Loops around the current statement, in this function. */
  int loops;

  Scope(Scope outer, boolean function) {
    this.outer = outer;
    this.function = function;
  }

  void bind(String name) {
    if (!globals.contains(name)) {
      names.add(name);
    }
  }

  void declareGlobal(String name) {
    globals.add(name);
    names.remove(name);
  }
}
