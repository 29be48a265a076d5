package xm.config.eval;

/**
 * A built-in function or a method with its object.
 *
 * @param self the object or module, null for a built-in function
 */
record BoundMethod(Object self, String name, MethodTable table) {

  @Override
  public boolean equals(Object o) {
    return o instanceof BoundMethod m && self == m.self && name.equals(m.name) && table == m.table;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
