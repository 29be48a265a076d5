package xm.xenctrl;

import java.io.Serializable;
import java.util.List;

/**
 * One NUMA node (xc_numainfo).
 *
 * @param distances to each node, in node order; empty when unknown
 */
public record NumaNode(int node, long totalBytes, long freeBytes, List<Integer> distances)
    implements Serializable {

  public NumaNode {
    distances = List.copyOf(distances);
  }
}
