package xm.toolstack;

import java.util.List;

/**
 * The domains of a host at one instant, in domid order.
 *
 * @param takenAtNanos System.nanoTime of the hypercall
 */
public record HostSnapshot(long takenAtNanos, List<DomainSnapshot> domains) {
  public HostSnapshot {
    domains = List.copyOf(domains);
  }
}
