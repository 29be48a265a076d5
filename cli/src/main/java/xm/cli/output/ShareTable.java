package xm.cli.output;

import java.util.List;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;
import xm.xenctrl.CreditParams;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;

/** The tables of sched-credit, sched-credit2 and sched-rtds (xm-commands §5). */
public final class ShareTable {

  private ShareTable() {}

  /** A domain and its weight and cap, which are empty in a pool with another scheduler. */
  public record Share(Listed domain, Optional<CreditParams> params) {}

  /**
   * A domain, or one vcpu of it.
   *
   * @param vcpu -1 for the whole domain
   */
  public record Reservation(DomainSnapshot domain, int vcpu, RtdsParams params) {}

  /** What xm printed; without caps for credit2. */
  public static String shares(List<Share> shares, boolean caps) {
    StringBuilder b = new StringBuilder(256);
    b.append("Name                                ID Weight").append(caps ? "  Cap\n" : "\n");
    for (Share share : shares) {
      Columns.left(b, Printable.of(share.domain().name()), 32).append(' ');
      String id = share.domain().runs() ? Integer.toString(share.domain().domid()) : "";
      Columns.right(b, id, 5).append(' ');
      Columns.right(b, share.params().map(CreditParams::weight).orElse(-1), 6);
      if (caps) {
        b.append(' ');
        Columns.right(b, share.params().map(CreditParams::capPercent).orElse(-1), 4);
      }
      b.append('\n');
    }
    return b.toString();
  }

  /** What xl prints for rtds; times in microseconds. */
  public static String reservations(List<Reservation> rows, boolean vcpus) {
    StringBuilder b = new StringBuilder(256);
    b.append("Name                                ID ").append(vcpus ? "VCPU " : "");
    b.append("   Period    Budget  Extratime\n");
    for (Reservation row : rows) {
      start(b, row.domain());
      if (vcpus) {
        Columns.right(b, row.vcpu(), 4).append(' ');
      }
      Columns.right(b, row.params().periodMicros(), 9).append(' ');
      Columns.right(b, row.params().budgetMicros(), 9).append(' ');
      Columns.right(b, row.params().extraTime() ? "yes" : "no", 10).append('\n');
    }
    return b.toString();
  }

  /** The line of a pool, as xl prints it. */
  public static String pool(String name, Scheduler scheduler, PoolScheduling s) {
    StringBuilder b = new StringBuilder(96).append("Cpupool ").append(Printable.of(name));
    b.append(":");
    if (scheduler == Scheduler.CREDIT) {
      b.append(" tslice=").append(s.timesliceMillis()).append("ms");
    }
    b.append(" ratelimit=").append(s.ratelimitMicros()).append("us");
    if (scheduler == Scheduler.CREDIT) {
      b.append(" migration-delay=").append(s.migrationDelayMicros()).append("us");
    }
    return b.append('\n').toString();
  }

  private static void start(StringBuilder b, DomainSnapshot domain) {
    Columns.left(b, Printable.of(domain.name()), 32).append(' ');
    Columns.right(b, domain.domid(), 5).append(' ');
  }
}
