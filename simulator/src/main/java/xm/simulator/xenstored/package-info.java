/** A xenstored of its own: the tree, transactions, watches and the wire protocol. */
package xm.simulator.xenstored;
