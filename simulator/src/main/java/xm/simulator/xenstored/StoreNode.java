package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.List;
import xm.xenstore.XsPermission;

/**
 * One node, never changed in place.
 *
 * @param value bytes, never null
 * @param permissions the first entry names the owner
 * @param children names in order of creation
 * @param generation number of the change that made this version
 */
record StoreNode(
    byte[] value, List<XsPermission> permissions, List<String> children, long generation) {

  static final byte[] NO_VALUE = {};

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
