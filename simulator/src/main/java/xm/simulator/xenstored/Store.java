package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;

/** The store's state and the operations that are more than one node; not thread-safe. */
final class Store {
  final NodeTable table = new NodeTable();
  final WatchTable watches = new WatchTable();
  final Quota quota;
  private final IntroducedDomains domains = new IntroducedDomains();
  private final DomainFacts facts;
  private final IntFunction<StoreConnection> guests;

  /**
   * @param guests makes the connection of a newly introduced domain
   */
  Store(Quota quota, DomainFacts facts, IntFunction<StoreConnection> guests) {
    this.quota = quota;
    this.facts = facts;
    this.guests = guests;
  }

  /** Operations on nodes for this request; {@code transaction} 0 means none. */
  NodeOperations nodes(StoreConnection connection, int transaction) {
    if (transaction == 0) {
      return new NodeOperations(connection, table, quota, change -> watches.fire(change, table));
    }
    StoreTransaction open = connection.transaction(transaction);
    return new NodeOperations(connection, open, quota, open::record);
  }

  int startTransaction(StoreConnection connection) {
    if (!connection.privileged() && connection.openTransactions() >= quota.transactions()) {
      throw new StoreException(XsErrno.ENOSPC, "transactions");
    }
    return connection.startTransaction(table);
  }

  void endTransaction(StoreConnection connection, int id, boolean commit) {
    StoreTransaction transaction = connection.transaction(id);
    connection.endTransaction(id);
    if (!commit) {
      return;
    }
    if (transaction.conflicts()) {
      throw new StoreException(XsErrno.EAGAIN, "transaction " + id);
    }
    for (Change change : transaction.commit()) {
      watches.fire(change, table);
    }
  }

  void watch(StoreConnection connection, String path, String token) {
    String absolute = StorePath.absolute(path, connection.domid);
    if (StorePath.special(absolute) && !connection.privileged()) {
      throw new StoreException(XsErrno.EACCES, path);
    }
    if (!connection.privileged() && connection.watches.size() >= quota.watches()) {
      throw new StoreException(XsErrno.E2BIG, path);
    }
    watches.add(new StoreWatch(connection, absolute, token, !absolute.equals(path)));
  }

  void introduce(int domid, int port) {
    if (port <= 0 || !facts.alive(domid)) {
      throw new StoreException(XsErrno.EINVAL, "domain " + domid);
    }
    IntroducedDomains.Entry known = domains.find(domid);
    if (known != null) {
      watches.removeAll(known.connection);
      known.connection.dropTransactions();
      return;
    }
    domains.add(guests.apply(domid));
    watches.fireSpecial(StorePath.INTRODUCE_DOMAIN);
  }

  void release(int domid) {
    if (domid == 0) {
      throw new StoreException(XsErrno.EINVAL, "domain 0");
    }
    domains.get(domid);
    forget(domid);
  }

  boolean introduced(int domid) {
    return domid == 0 || domains.find(domid) != null;
  }

  void resume(int domid) {
    domains.get(domid).shutDown = false;
  }

  void setTarget(int domid, int target) {
    IntroducedDomains.Entry entry = domains.get(domid);
    domains.get(target);
    entry.connection.target = target;
  }

  StoreConnection guest(int domid) {
    return domains.get(domid).connection;
  }

  /** Looks at all introduced domains, as xenstored does on VIRQ_DOM_EXC. */
  void domainsChanged() {
    boolean shutDown = false;
    boolean gone = false;
    for (int domid : domains.domids()) {
      IntroducedDomains.Entry entry = domains.get(domid);
      if (!facts.alive(domid)) {
        forget(domid);
        gone = true;
      } else if (facts.shutDown(domid) && !entry.shutDown) {
        entry.shutDown = true;
        shutDown = true;
      }
    }
    if (shutDown && !gone) {
      watches.fireSpecial(StorePath.RELEASE_DOMAIN);
    }
  }

  void close(StoreConnection connection) {
    connection.markClosed();
    watches.removeAll(connection);
    connection.dropTransactions();
  }

  /**
   * Ends a domain's connection and removes the nodes it owned, as xenstored does since its fixes of
   * 2022 (a later domain with the same domid must not inherit them).
   */
  private void forget(int domid) {
    close(domains.get(domid).connection);
    domains.remove(domid);
    NodeOperations nodes =
        new NodeOperations(ROOT_CONNECTION, table, quota, change -> watches.fire(change, table));
    List<String> owned = new ArrayList<>(table.pathsOwnedBy(domid));
    for (String path : owned) {
      StoreNode node = table.find(path);
      if (node != null) {
        nodes.removeTree(path, node);
      }
    }
    watches.fireSpecial(StorePath.RELEASE_DOMAIN);
  }

  static List<XsPermission> parsePermissions(List<String> words) {
    List<XsPermission> permissions = new ArrayList<>(words.size());
    for (String word : words) {
      try {
        permissions.add(XsPermission.parse(word));
      } catch (IllegalArgumentException e) {
        throw new StoreException(XsErrno.EINVAL, word);
      }
    }
    if (permissions.isEmpty()) {
      throw new StoreException(XsErrno.EINVAL, "no permissions");
    }
    return permissions;
  }

  private static final StoreConnection ROOT_CONNECTION =
      new StoreConnection(0, false, (path, token) -> {});
}
