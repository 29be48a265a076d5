package xm.cli.top;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.toolstack.usage.DomainUsage;
import xm.toolstack.usage.UsageSnapshot;
import xm.xenctrl.VcpuInfo;

/** Turns two looks into rates. Pure: equal snapshots make equal frames. */
final class TopModel {

  private TopModel() {}

  /**
   * The frame of {@code now}.
   *
   * @param before null at the first look
   */
  static TopFrame next(UsageSnapshot before, UsageSnapshot now) {
    Map<Integer, DomainUsage> earlier = new HashMap<>();
    long nanos = 0;
    if (before != null) {
      nanos = now.takenAtNanos() - before.takenAtNanos();
      for (DomainUsage usage : before.domains()) {
        earlier.put(usage.domid(), usage);
      }
    }
    List<TopRow> rows = new ArrayList<>(now.domains().size());
    long hostKib = now.physical().totalPages() * 4;
    for (DomainUsage usage : now.domains()) {
      DomainUsage old = earlier.get(usage.domid());
      if (old != null && !old.info().handle().equals(usage.info().handle())) {
        old = null; // the id went to another domain
      }
      double percent =
          old == null ? 0 : percent(usage.info().cpuTimeNanos() - old.info().cpuTimeNanos(), nanos);
      rows.add(TopRow.of(usage, percent, vcpus(old, usage, nanos), hostKib));
    }
    return new TopFrame(now, before == null, rows);
  }

  private static List<Double> vcpus(DomainUsage old, DomainUsage now, long nanos) {
    List<Double> percents = new ArrayList<>(now.vcpus().size());
    for (int v = 0; v < now.vcpus().size(); v++) {
      VcpuInfo vcpu = now.vcpus().get(v);
      boolean known = old != null && v < old.vcpus().size();
      percents.add(
          known ? percent(vcpu.cpuTimeNanos() - old.vcpus().get(v).cpuTimeNanos(), nanos) : 0.0);
    }
    return percents;
  }

  private static double percent(long used, long passed) {
    return passed <= 0 || used <= 0 ? 0 : 100.0 * used / passed;
  }
}
