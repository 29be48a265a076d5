package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.xenstore.XsPermission;

/** The committed tree, flat: absolute path to node, as C xenstored keeps it. */
final class NodeTable implements NodeView {
  static final long ABSENT = -1;

  private final Map<String, StoreNode> nodes = new HashMap<>();
  private final Map<Integer, Integer> owned = new HashMap<>();
  private long generation;

  NodeTable() {
    put(
        StorePath.ROOT,
        new StoreNode(StoreNode.NO_VALUE, List.of(XsPermission.read(0)), List.of(), 0));
  }

  @Override
  public StoreNode find(String path) {
    return nodes.get(path);
  }

  @Override
  public void put(String path, StoreNode node) {
    StoreNode before = nodes.put(path, node.withGeneration(nextGeneration()));
    if (before != null) {
      owned.merge(before.owner(), -1, Integer::sum);
    }
    owned.merge(node.owner(), 1, Integer::sum);
  }

  @Override
  public void remove(String path) {
    StoreNode before = nodes.remove(path);
    if (before != null) {
      owned.merge(before.owner(), -1, Integer::sum);
    }
  }

  @Override
  public int ownedBy(int domid) {
    return owned.getOrDefault(domid, 0);
  }

  long nextGeneration() {
    return ++generation;
  }

  /** Generation of a node, {@link #ABSENT} when there is none. */
  long generationOf(String path) {
    StoreNode node = nodes.get(path);
    return node == null ? ABSENT : node.generation();
  }

  /** Paths of all nodes that this domain owns. */
  List<String> pathsOwnedBy(int domid) {
    List<String> paths = new ArrayList<>();
    if (ownedBy(domid) > 0) {
      nodes.forEach(
          (path, node) -> {
            if (node.owner() == domid) {
              paths.add(path);
            }
          });
    }
    return paths;
  }

  int size() {
    return nodes.size();
  }
}
