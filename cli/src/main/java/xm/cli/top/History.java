package xm.cli.top;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** CPU use of each domain over the last looks, as a share of what its vcpus can use. */
final class History {
  static final int LENGTH = 120;

  /** An id may go to another domain; its UUID does not. */
  private record Domain(int domid, UUID uuid) {
    static Domain of(TopRow row) {
      return new Domain(row.domid(), row.usage().info().handle());
    }
  }

  private static final class Ring {
    private final float[] shares = new float[LENGTH];
    private int count;
  }

  private final Map<Domain, Ring> rings = new HashMap<>();

  /** Adds a look; domains that are gone are forgotten. */
  void add(TopFrame frame) {
    if (frame.first()) {
      return;
    }
    Set<Domain> alive = new HashSet<>();
    for (TopRow row : frame.rows()) {
      Domain domain = Domain.of(row);
      alive.add(domain);
      Ring ring = rings.computeIfAbsent(domain, d -> new Ring());
      ring.shares[ring.count++ % LENGTH] = (float) share(row);
    }
    rings.keySet().retainAll(alive);
  }

  /** Domains remembered. */
  int size() {
    return rings.size();
  }

  /** 0 to 1: what a domain uses of its vcpus. */
  static double share(TopRow row) {
    int vcpus = Math.max(1, row.usage().info().onlineVcpus());
    return Math.min(1, row.cpuPercent() / (100.0 * vcpus));
  }

  /** The last looks as bars, the newest on the right. */
  String sparkline(TopRow row, int width, Look look) {
    StringBuilder b = new StringBuilder(width);
    Ring ring = rings.get(Domain.of(row));
    int known = ring == null ? 0 : Math.min(ring.count, LENGTH);
    for (int i = width; i > 0; i--) {
      b.append(i > known ? ' ' : look.bar(ring.shares[(ring.count - i) % LENGTH]));
    }
    return b.toString();
  }
}
