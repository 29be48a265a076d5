package xm.simulator.xenstored;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transaction: sees each node as it was at first touch, keeps its changes to itself, and commits
 * only when no touched node has changed meanwhile.
 */
final class StoreTransaction implements NodeView {
  private final NodeTable table;

  /** Generation of each touched node at first touch. */
  private final Map<String, Long> touched = new HashMap<>();

  /** What the transaction sees of each touched node; null values stand for absent nodes. */
  private final Map<String, StoreNode> seen = new HashMap<>();

  private final Map<String, StoreNode> changed = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int created;

  StoreTransaction(NodeTable table) {
    this.table = table;
  }

  @Override
  public StoreNode find(String path) {
    touch(path);
    return seen.get(path);
  }

  @Override
  public void put(String path, StoreNode node) {
    touch(path);
    StoreNode version = node.withGeneration(table.nextGeneration());
    if (seen.put(path, version) == null) {
      created++;
    }
    changed.put(path, version);
  }

  @Override
  public void remove(String path) {
    touch(path);
    if (seen.put(path, null) != null) {
      created--;
    }
    changed.put(path, null);
  }

  @Override
  public int ownedBy(int domid) {
    return table.ownedBy(domid) + created;
  }

  /** Remembers what watches are to hear at commit. */
  void record(Change change) {
    changes.add(change);
  }

  /** Whether a touched node was changed by somebody else. */
  boolean conflicts() {
    for (Map.Entry<String, Long> entry : touched.entrySet()) {
      if (table.generationOf(entry.getKey()) != entry.getValue()) {
        return true;
      }
    }
    return false;
  }

  /** Applies the changes and returns what to tell the watches. */
  List<Change> commit() {
    changed.forEach(
        (path, node) -> {
          if (node == null) {
            table.remove(path);
          } else {
            table.put(path, node);
          }
        });
    return changes;
  }

  private void touch(String path) {
    if (touched.putIfAbsent(path, table.generationOf(path)) == null) {
      seen.put(path, table.find(path));
    }
  }
}
