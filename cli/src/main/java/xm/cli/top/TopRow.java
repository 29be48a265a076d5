package xm.cli.top;

import java.util.List;
import xm.toolstack.usage.DiskCounters;
import xm.toolstack.usage.DomainUsage;
import xm.toolstack.usage.NetworkCounters;

/**
 * One domain as it is shown: its counters, and what two looks tell together.
 *
 * @param cpuPercent of one physical CPU since the look before; 0 at the first, as in xentop
 * @param vcpuPercents the same for each vcpu; empty when vcpus were not asked for
 * @param hostKib memory of the host, for percentages
 * @param transmitted bytes of all its vifs, seen from dom0 as xentop does
 * @param disks totals of its vbds; unknown when no back end tells anything
 */
record TopRow(
    DomainUsage usage,
    double cpuPercent,
    List<Double> vcpuPercents,
    long hostKib,
    long transmitted,
    long received,
    DiskCounters disks) {

  /** XEN_DOMINF's max_pages without a limit, an unsigned 32-bit -1. */
  private static final long NO_LIMIT = 0xffff_ffffL;

  private static final int KIB_PER_PAGE = 4;

  TopRow {
    vcpuPercents = List.copyOf(vcpuPercents);
  }

  static TopRow of(DomainUsage usage, double cpuPercent, List<Double> vcpuPercents, long hostKib) {
    long transmitted = 0;
    long received = 0;
    for (NetworkCounters network : usage.networks()) {
      transmitted += network.transmitted().bytes();
      received += network.received().bytes();
    }
    return new TopRow(
        usage,
        cpuPercent,
        vcpuPercents,
        hostKib,
        transmitted,
        received,
        total(usage.domid(), usage.disks()));
  }

  private static DiskCounters total(int domid, List<DiskCounters> disks) {
    boolean known = disks.isEmpty();
    long waited = 0;
    long reads = 0;
    long writes = 0;
    long sectorsRead = 0;
    long sectorsWritten = 0;
    for (DiskCounters disk : disks) {
      known |= disk.known();
      waited += disk.waited();
      reads += disk.reads();
      writes += disk.writes();
      sectorsRead += disk.sectorsRead();
      sectorsWritten += disk.sectorsWritten();
    }
    return new DiskCounters(
        domid, 0, false, known, waited, reads, writes, sectorsRead, sectorsWritten);
  }

  int domid() {
    return usage.domid();
  }

  String name() {
    return usage.name();
  }

  long memoryKib() {
    return usage.info().totalKib();
  }

  double memoryPercent() {
    return percent(memoryKib());
  }

  boolean limited() {
    return usage.info().maxPages() != NO_LIMIT;
  }

  long limitKib() {
    return limited() ? usage.info().maxPages() * KIB_PER_PAGE : Long.MAX_VALUE;
  }

  double limitPercent() {
    return percent(limitKib());
  }

  private double percent(long kib) {
    return hostKib == 0 ? 0 : 100.0 * kib / hostKib;
  }

  /** xentop's letters: dying, shut down, blocked, crashed, paused, running. */
  String state() {
    char[] letters = {'-', '-', '-', '-', '-', '-'};
    if (usage.info().dying()) {
      letters[0] = 'd';
    }
    if (usage.info().shutdown() && !usage.info().crashed()) {
      letters[1] = 's';
    }
    if (usage.info().blocked()) {
      letters[2] = 'b';
    }
    if (usage.info().crashed()) {
      letters[3] = 'c';
    }
    if (usage.info().paused()) {
      letters[4] = 'p';
    }
    if (usage.info().running()) {
      letters[5] = 'r';
    }
    return new String(letters);
  }
}
