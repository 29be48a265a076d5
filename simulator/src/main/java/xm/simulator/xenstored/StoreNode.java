package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.List;
import xm.xenstore.XsPermission;

/** One node, never changed in place. */
final class StoreNode {
  static final byte[] NO_VALUE = {};

  private final byte[] value;
  private final List<XsPermission> permissions;
  private final List<String> children;
  private final long generation;

  /**
   * @param value not copied, so nobody may change it any more
   * @param permissions the first entry names the owner
   * @param children names in order of creation
   * @param generation number of the change that made this version
   */
  StoreNode(byte[] value, List<XsPermission> permissions, List<String> children, long generation) {
    this.value = value;
    this.permissions = permissions;
    this.children = children;
    this.generation = generation;
  }

  /** The bytes themselves, not a copy. */
  byte[] value() {
    return value;
  }

  List<XsPermission> permissions() {
    return permissions;
  }

  List<String> children() {
    return children;
  }

  long generation() {
    return generation;
  }

  int owner() {
    return permissions.get(0).domid();
  }

  StoreNode withValue(byte[] newValue) {
    return new StoreNode(newValue, permissions, children, generation);
  }

  StoreNode withPermissions(List<XsPermission> newPermissions) {
    return new StoreNode(value, List.copyOf(newPermissions), children, generation);
  }

  StoreNode withGeneration(long newGeneration) {
    return new StoreNode(value, permissions, children, newGeneration);
  }

  StoreNode withChild(String name) {
    List<String> more = new ArrayList<>(children.size() + 1);
    more.addAll(children);
    more.add(name);
    return new StoreNode(value, permissions, more, generation);
  }

  StoreNode withoutChild(String name) {
    List<String> fewer = new ArrayList<>(children);
    fewer.remove(name);
    return new StoreNode(value, permissions, fewer, generation);
  }
}
