package xm.simulator.xenstored;

/**
 * Limits for unprivileged domains; the defaults are those of C xenstored 4.17.
 *
 * @param nodes that a domain may own
 * @param watches of one connection
 * @param nodeBytes bytes of a node's value
 * @param transactions open at once
 * @param permissions entries of a node
 */
public record Quota(int nodes, int watches, int nodeBytes, int transactions, int permissions) {
  public static final Quota DEFAULT = new Quota(1000, 128, 2048, 10, 5);
}
