package xm.cli.top;

import java.util.List;
import xm.toolstack.usage.UsageSnapshot;

/**
 * What one look at the host shows.
 *
 * @param first true without a look before it: all rates are 0
 * @param rows in domid order
 */
record TopFrame(UsageSnapshot snapshot, boolean first, List<TopRow> rows) {
  TopFrame {
    rows = List.copyOf(rows);
  }

  long totalKib() {
    return snapshot.physical().totalPages() * 4;
  }

  long freeKib() {
    return snapshot.physical().freePages() * 4;
  }

  /** CPU time used on the whole host, in percent of all its CPUs. */
  double cpuPercent() {
    double sum = 0;
    for (TopRow row : rows) {
      sum += row.cpuPercent();
    }
    return snapshot.physical().cpus() == 0 ? 0 : sum / snapshot.physical().cpus();
  }

  /** The row of a domain, null when it is not there. */
  TopRow row(int domid) {
    for (TopRow row : rows) {
      if (row.domid() == domid) {
        return row;
      }
    }
    return null;
  }
}
