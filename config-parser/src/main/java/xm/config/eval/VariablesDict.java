package xm.config.eval;

import java.util.Map;

/**
 * What {@code locals()} gives at file level, and {@code globals()}: setting and deleting entries
 * sets and deletes variables.
 */
final class VariablesDict extends PyDict {
  private final Map<String, Object> variables;

  VariablesDict(Map<String, Object> variables) {
    this.variables = variables;
    variables.forEach(super::put);
  }

  @Override
  void put(Object key, Object value) {
    super.put(key, value);
    if (key instanceof String name) {
      variables.put(name, value);
    }
  }

  @Override
  Object remove(Object key) {
    if (key instanceof String name) {
      variables.remove(name);
    }
    return super.remove(key);
  }

  @Override
  void clear() {
    variables.clear();
    super.clear();
  }
}
