package xm.config.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * A dict that gives its keys in the order CPython 2.7 would: open addressing in a table of a power
 * of two, deleted entries kept as dummies until the table grows.
 */
class PyDict {
  private static final Object DUMMY = new Object();
  private static final int MIN_SIZE = 8;

  private Object[] keys = new Object[MIN_SIZE];
  private Object[] values = new Object[MIN_SIZE];
  private long[] hashes = new long[MIN_SIZE];
  private int used;
  private int fill;

  PyDict() {}

  /** A dict display of that many items. */
  static PyDict presized(int items) {
    PyDict d = new PyDict();
    if (items > 5) {
      d.resize(items);
    }
    return d;
  }

  int size() {
    return used;
  }

  /** The slot of a key, or, as {@code -slot - 1}, where to put it. */
  private int find(Object key, long hash) {
    int mask = keys.length - 1;
    long i = hash;
    long perturb = hash;
    int free = -1;
    while (true) {
      int slot = (int) i & mask;
      Object k = keys[slot];
      if (k == null) {
        return -(free >= 0 ? free : slot) - 1;
      }
      if (k == DUMMY) {
        free = free < 0 ? slot : free;
      } else if (k == key || (hashes[slot] == hash && Comparisons.equal(k, key))) {
        return slot;
      }
      i = (i << 2) + i + perturb + 1;
      perturb >>>= 5;
    }
  }

  /** The value of a key, null when it is not there. */
  Object get(Object key) {
    int slot = find(key, PyHash.of(key));
    return slot < 0 ? null : values[slot];
  }

  void put(Object key, Object value) {
    long hash = PyHash.of(key);
    int slot = find(key, hash);
    if (slot >= 0) {
      values[slot] = value;
      return;
    }
    int at = -slot - 1;
    if (keys[at] == null) {
      fill++;
    }
    keys[at] = key;
    values[at] = value;
    hashes[at] = hash;
    used++;
    if (fill * 3 >= keys.length * 2) {
      resize(used * (used > 50000 ? 2 : 4));
    }
  }

  /** Removes a key; gives its value, null when it was not there. */
  Object remove(Object key) {
    int slot = find(key, PyHash.of(key));
    if (slot < 0) {
      return null;
    }
    Object old = values[slot];
    keys[slot] = DUMMY;
    values[slot] = null;
    used--;
    return old;
  }

  void clear() {
    keys = new Object[MIN_SIZE];
    values = new Object[MIN_SIZE];
    hashes = new long[MIN_SIZE];
    used = 0;
    fill = 0;
  }

  /** {@code update}: grows first, as CPython does, since that decides the order. */
  void putAll(PyDict other) {
    if ((fill + other.used) * 3 >= keys.length * 2) {
      resize((used + other.used) * 2);
    }
    Object[] theirKeys = other.keys;
    Object[] theirValues = other.values;
    for (int i = 0; i < theirKeys.length; i++) {
      if (theirKeys[i] != null && theirKeys[i] != DUMMY) {
        put(theirKeys[i], theirValues[i]);
      }
    }
  }

  PyDict copy() {
    PyDict d = new PyDict();
    d.putAll(this);
    return d;
  }

  private void resize(int minimum) {
    int size = MIN_SIZE;
    while (size <= minimum) {
      size <<= 1;
    }
    Object[] oldKeys = keys;
    Object[] oldValues = values;
    long[] oldHashes = hashes;
    keys = new Object[size];
    values = new Object[size];
    hashes = new long[size];
    fill = used;
    int mask = size - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] == null || oldKeys[i] == DUMMY) {
        continue;
      }
      long at = oldHashes[i];
      long perturb = at;
      while (keys[(int) at & mask] != null) {
        at = (at << 2) + at + perturb + 1;
        perturb >>>= 5;
      }
      int slot = (int) at & mask;
      keys[slot] = oldKeys[i];
      values[slot] = oldValues[i];
      hashes[slot] = oldHashes[i];
    }
  }

  /** Keys in table order. */
  List<Object> keyList() {
    List<Object> out = new ArrayList<>(used);
    for (Object k : keys) {
      if (k != null && k != DUMMY) {
        out.add(k);
      }
    }
    return out;
  }

  /** Values in table order. */
  List<Object> valueList() {
    List<Object> out = new ArrayList<>(used);
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != null && keys[i] != DUMMY) {
        out.add(values[i]);
      }
    }
    return out;
  }

  /** (key, value) tuples in table order. */
  List<Object> itemList() {
    List<Object> out = new ArrayList<>(used);
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != null && keys[i] != DUMMY) {
        out.add(PyTuple.of(keys[i], values[i]));
      }
    }
    return out;
  }
}
