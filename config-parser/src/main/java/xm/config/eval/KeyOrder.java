package xm.config.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * A map from strings whose keys come in the order of a dict of CPython 2.7: xm printed the options
 * of devices in that order.
 *
 * @param <V> type of the values
 */
public final class KeyOrder<V> {
  private final PyDict table = new PyDict();

  /** Sets a value. */
  public void put(String key, V value) {
    table.put(key, value);
  }

  /** Null when the key is not there. */
  @SuppressWarnings("unchecked")
  public V get(String key) {
    return (V) table.get(key);
  }

  /** Removes a key. */
  public void remove(String key) {
    table.remove(key);
  }

  /** Keys in order. */
  public List<String> keys() {
    List<String> out = new ArrayList<>();
    for (Object key : table.keyList()) {
      out.add((String) key);
    }
    return out;
  }
}
