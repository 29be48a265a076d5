package xm.config.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The variables of the file or of one call. */
final class Frame {
  final Map<String, Object> variables = new LinkedHashMap<>();

  /** Names bound in the function; null at file level. */
  final Set<String> names;

  /** Names declared global. */
  final Set<String> globals;

  /** The frame of the function around this one, null when there is none. */
  final Frame outer;

  /** Value of an executed return. */
  Object returned = None.NONE;

  Frame(Set<String> names, Set<String> globals, Frame outer) {
    this.names = names;
    this.globals = globals;
    this.outer = outer;
  }

  boolean isFile() {
    return names == null;
  }
}
