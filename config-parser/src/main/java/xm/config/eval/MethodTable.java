package xm.config.eval;

import java.util.List;

/** Functions by name: the methods of a type or the functions of a module. */
interface MethodTable {

  /** True when {@link #call} knows the name. */
  boolean has(String name);

  /** What {@code from module import *} takes besides the module's values. */
  default Iterable<String> starNames() {
    return List.of();
  }

  /** Calls one; a name that it does not have never gets here. */
  Object call(Interpreter in, Object self, String name, Args args);
}
