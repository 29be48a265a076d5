package xm.simulator.xenstored;

import java.util.List;
import xm.xenstore.XsPermission;

/** Who may do what: domain 0 all, the owner all, others as listed, the rest as the first entry. */
final class Access {

  private Access() {}

  static boolean mayRead(StoreConnection connection, StoreNode node) {
    XsPermission.Access access = of(connection, node.permissions());
    return access == XsPermission.Access.READ || access == XsPermission.Access.BOTH;
  }

  static boolean mayWrite(StoreConnection connection, StoreNode node) {
    XsPermission.Access access = of(connection, node.permissions());
    return access == XsPermission.Access.WRITE || access == XsPermission.Access.BOTH;
  }

  static boolean owns(StoreConnection connection, StoreNode node) {
    return connection.privileged()
        || node.owner() == connection.domid
        || node.owner() == connection.target;
  }

  private static XsPermission.Access of(StoreConnection connection, List<XsPermission> entries) {
    int owner = entries.get(0).domid();
    if (connection.privileged() || owner == connection.domid || owner == connection.target) {
      return XsPermission.Access.BOTH;
    }
    for (XsPermission entry : entries.subList(1, entries.size())) {
      if (entry.domid() == connection.domid || entry.domid() == connection.target) {
        return entry.access();
      }
    }
    return entries.get(0).access();
  }
}
