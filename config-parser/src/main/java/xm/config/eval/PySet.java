package xm.config.eval;

import java.util.List;

/** A set or frozenset; CPython 2.7 orders it like the keys of a dict. */
final class PySet {
  final boolean frozen;
  final PyDict table;

  PySet(boolean frozen) {
    this(frozen, new PyDict());
  }

  PySet(boolean frozen, PyDict table) {
    this.frozen = frozen;
    this.table = table;
  }

  boolean contains(Object o) {
    return table.get(o) != null;
  }

  void add(Object o) {
    table.put(o, None.NONE);
  }

  List<Object> list() {
    return table.keyList();
  }

  @Override
  public int hashCode() {
    long h = 1927868237L;
    for (Object o : list()) {
      h ^= PyHash.of(o) * 3644798167L;
    }
    return (int) (h ^ h >>> 32);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PySet other && Comparisons.equal(this, other);
  }
}
