package xm.simulator.xenstored;

/**
 * A change that watches hear of.
 *
 * @param path of the node
 * @param exact true for nodes that vanished with an ancestor: only watches on this very node hear
 *     of it, those above hear of the ancestor
 * @param before the node as it was, null when it is new; its permissions decide who may know of a
 *     removal
 */
record Change(String path, boolean exact, StoreNode before) {}
