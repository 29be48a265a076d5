package xm.toolstack.usage;

import java.util.List;
import xm.xenctrl.PhysInfo;

/**
 * All domains and the host at one instant.
 *
 * @param takenAtNanos System.nanoTime of the hypercall
 * @param takenAtSeconds Unix time of the same moment
 * @param xenVersion e.g. {@code 4.17.7}
 * @param domains in domid order
 */
public record UsageSnapshot(
    long takenAtNanos,
    double takenAtSeconds,
    String host,
    String xenVersion,
    PhysInfo physical,
    List<DomainUsage> domains) {
  public UsageSnapshot {
    domains = List.copyOf(domains);
  }
}
