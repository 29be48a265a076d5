package xm.simulator.xenstored;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import xm.xenstore.XsErrno;

/** One client: its domain, transactions and watches. Guarded by the store's lock. */
final class StoreConnection {
  static final int NO_TARGET = -1;

  final int domid;
  final EventSink sink;
  final boolean pathsChecked;
  final Set<StoreWatch> watches = new LinkedHashSet<>();
  private final Map<Integer, StoreTransaction> transactions = new HashMap<>();
  private int lastTransaction;
  private boolean closed;

  /** Domain for which this one acts (SET_TARGET), e.g. a stub domain for its guest. */
  int target = NO_TARGET;

  /**
   * @param pathsChecked whether writes must keep to the paths of {@link PathSchema}
   */
  StoreConnection(int domid, boolean pathsChecked, EventSink sink) {
    this.domid = domid;
    this.pathsChecked = pathsChecked;
    this.sink = sink;
  }

  boolean privileged() {
    return domid == 0;
  }

  int startTransaction(NodeTable table) {
    int id = ++lastTransaction;
    transactions.put(id, new StoreTransaction(table));
    return id;
  }

  /** The open transaction of this id; ENOENT when there is none. */
  StoreTransaction transaction(int id) {
    StoreTransaction transaction = transactions.get(id);
    if (transaction == null) {
      throw new StoreException(XsErrno.ENOENT, "transaction " + id);
    }
    return transaction;
  }

  void endTransaction(int id) {
    transactions.remove(id);
  }

  int openTransactions() {
    return transactions.size();
  }

  void dropTransactions() {
    transactions.clear();
  }

  boolean closed() {
    return closed;
  }

  void markClosed() {
    closed = true;
  }
}
