package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import xm.xenstore.XsErrno;
import xm.xenstore.XsPermission;

/** The operations on nodes, for one connection and one view; refusals are exceptions. */
final class NodeOperations {
  private final StoreConnection connection;
  private final NodeView view;
  private final Quota quota;
  private final Consumer<Change> changes;

  NodeOperations(StoreConnection connection, NodeView view, Quota quota, Consumer<Change> changes) {
    this.connection = connection;
    this.view = view;
    this.quota = quota;
    this.changes = changes;
  }

  /** The node for reading: ENOENT, or EACCES also where even its absence is not to be known. */
  StoreNode readable(String path) {
    StoreNode node = view.find(path);
    if (node == null) {
      throw absent(path, false);
    }
    if (!Access.mayRead(connection, node)) {
      throw new StoreException(XsErrno.EACCES, path);
    }
    return node;
  }

  void write(String path, byte[] value) {
    if (!connection.privileged() && value.length > quota.nodeBytes()) {
      throw new StoreException(XsErrno.ENOSPC, path);
    }
    StoreNode before = view.find(path);
    StoreNode node = before == null ? create(path) : writable(path, before);
    view.put(path, node.withValue(value));
    changes.accept(new Change(path, false, before));
  }

  void mkdir(String path) {
    StoreNode before = view.find(path);
    if (before != null) {
      writable(path, before);
      return;
    }
    create(path);
    changes.accept(new Change(path, false, null));
  }

  void remove(String path) {
    if (path.equals(StorePath.ROOT)) {
      throw new StoreException(XsErrno.EINVAL, path);
    }
    String parentPath = StorePath.parent(path);
    StoreNode node = view.find(path);
    if (node == null) {
      if (view.find(parentPath) == null) {
        throw absent(path, true);
      }
      return;
    }
    writable(path, node);
    removeTree(path, node);
  }

  /** Removes without asking for permission: nodes of a domain that is gone. */
  void removeTree(String path, StoreNode node) {
    String parentPath = StorePath.parent(path);
    view.put(parentPath, view.find(parentPath).withoutChild(StorePath.name(path)));
    List<Change> below = new ArrayList<>();
    removeBelow(path, node, below);
    changes.accept(new Change(path, false, node));
    below.forEach(changes);
  }

  void setPermissions(String path, List<XsPermission> permissions) {
    StoreNode node = view.find(path);
    if (node == null) {
      throw absent(path, true);
    }
    if (!Access.owns(connection, node)) {
      throw new StoreException(XsErrno.EACCES, path);
    }
    if (!connection.privileged()) {
      if (permissions.get(0).domid() != node.owner()) {
        throw new StoreException(XsErrno.EPERM, path);
      }
      if (permissions.size() > quota.permissions()) {
        throw new StoreException(XsErrno.ENOSPC, path);
      }
    }
    view.put(path, node.withPermissions(permissions));
    changes.accept(new Change(path, false, node));
  }

  private void removeBelow(String path, StoreNode node, List<Change> removed) {
    for (String name : node.children()) {
      String child = StorePath.child(path, name);
      StoreNode childNode = view.find(child);
      removeBelow(child, childNode, removed);
      removed.add(new Change(child, true, childNode));
    }
    view.remove(path);
  }

  private StoreNode writable(String path, StoreNode node) {
    if (!Access.mayWrite(connection, node)) {
      throw new StoreException(XsErrno.EACCES, path);
    }
    return node;
  }

  /** Makes the node and its missing ancestors, with the permissions of the nearest one present. */
  private StoreNode create(String path) {
    String parentPath = StorePath.parent(path);
    StoreNode parent = view.find(parentPath);
    if (parent == null) {
      parent = create(parentPath);
    } else if (!Access.mayWrite(connection, parent)) {
      throw new StoreException(XsErrno.EACCES, path);
    }
    if (!connection.privileged() && view.ownedBy(connection.domid) >= quota.nodes()) {
      throw new StoreException(XsErrno.ENOSPC, path);
    }
    view.put(parentPath, parent.withChild(StorePath.name(path)));
    StoreNode node =
        new StoreNode(StoreNode.NO_VALUE, inherited(parent.permissions()), List.of(), 0);
    view.put(path, node);
    return node;
  }

  /** What an unprivileged domain creates is its own. */
  private List<XsPermission> inherited(List<XsPermission> permissions) {
    if (connection.privileged() || permissions.get(0).domid() == connection.domid) {
      return permissions;
    }
    List<XsPermission> own = new ArrayList<>(permissions);
    own.set(0, new XsPermission(permissions.get(0).access(), connection.domid));
    return List.copyOf(own);
  }

  /** ENOENT where the nearest existing ancestor may be read (or written), else EACCES. */
  private StoreException absent(String path, boolean forWriting) {
    String ancestor = path;
    StoreNode node;
    do {
      ancestor = StorePath.parent(ancestor);
      node = view.find(ancestor);
    } while (node == null);
    boolean allowed =
        forWriting ? Access.mayWrite(connection, node) : Access.mayRead(connection, node);
    return new StoreException(allowed ? XsErrno.ENOENT : XsErrno.EACCES, path);
  }
}
