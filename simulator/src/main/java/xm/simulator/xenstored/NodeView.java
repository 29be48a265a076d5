package xm.simulator.xenstored;

/** The nodes as one request sees them: the committed tree, or a transaction over it. */
interface NodeView {

  /** The node, or null when there is none. */
  StoreNode find(String path);

  void put(String path, StoreNode node);

  void remove(String path);

  /** Nodes that this domain owns, as quotas count them. */
  int ownedBy(int domid);
}
