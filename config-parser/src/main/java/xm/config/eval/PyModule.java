package xm.config.eval;

import java.util.LinkedHashMap;
import java.util.Map;

/** A module, or an object with members such as {@code xm_vars} and {@code sys.stdout}. */
final class PyModule {
  private final String name;
  private final String typeName;
  private final MethodTable functions;
  final Map<String, Object> members = new LinkedHashMap<>();

  PyModule(String name, MethodTable functions) {
    this(name, null, functions);
  }

  /** An object: typeName is what {@code type()} would show. */
  PyModule(String name, String typeName, MethodTable functions) {
    this.name = name;
    this.typeName = typeName;
    this.functions = functions;
  }

  String name() {
    return name;
  }

  /** Null for a module. */
  String typeName() {
    return typeName;
  }

  boolean isFile() {
    return "file".equals(typeName);
  }

  PyModule with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** What {@code from module import *} binds. */
  Map<String, Object> starred() {
    Map<String, Object> out = new LinkedHashMap<>();
    for (String function : functions.starNames()) {
      out.put(function, new BoundMethod(this, function, functions));
    }
    out.putAll(members);
    return out;
  }

  /** A member's value, null when there is none. */
  Object get(String member) {
    Object value = members.get(member);
    if (value == null && functions.has(member)) {
      return new BoundMethod(this, member, functions);
    }
    return value;
  }
}
