package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.xenstore.XsErrno;

/** The domains that have a connection of their own; guarded by the store's lock. */
final class IntroducedDomains {

  /** One introduced domain. */
  static final class Entry {
    final StoreConnection connection;
    boolean shutDown;

    Entry(StoreConnection connection) {
      this.connection = connection;
    }
  }

  private final Map<Integer, Entry> entries = new TreeMap<>();

  Entry find(int domid) {
    return entries.get(domid);
  }

  /** The entry; ENOENT when the domain is not introduced. */
  Entry get(int domid) {
    Entry entry = entries.get(domid);
    if (entry == null) {
      throw new StoreException(XsErrno.ENOENT, "domain " + domid);
    }
    return entry;
  }

  void add(StoreConnection connection) {
    entries.put(connection.domid, new Entry(connection));
  }

  void remove(int domid) {
    entries.remove(domid);
  }

  List<Integer> domids() {
    return new ArrayList<>(entries.keySet());
  }
}
