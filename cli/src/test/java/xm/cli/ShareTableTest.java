package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xm.cli.fake.Samples;
import xm.cli.output.Listed;
import xm.cli.output.PoolTable;
import xm.cli.output.ShareTable;
import xm.cli.output.XlTables;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.pool.PoolSnapshot;
import xm.xenctrl.CreditParams;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;

/** Tables of schedulers and pools against the captured samples (xm-commands §5, §7). */
class ShareTableTest {
  private static final DomainSnapshot DOM0 = Samples.domain(0, "Domain-0", 0, 1024, 4, 0);

  private static PoolSnapshot pool(int id, String name, int cpus, int domains) {
    BitSet set = new BitSet();
    set.set(0, id < 0 ? 0 : cpus);
    return new PoolSnapshot(
        id < 0 ? OptionalInt.empty() : OptionalInt.of(id),
        name,
        new UUID(0, 7),
        "credit",
        set,
        cpus,
        domains,
        id < 0);
  }

  @Test
  void sched_credit_prints_the_captured_table() {
    List<ShareTable.Share> shares =
        List.of(new ShareTable.Share(Listed.of(DOM0), Optional.of(new CreditParams(256, 0))));
    assertEquals(
        """
        Name                                ID Weight  Cap
        Domain-0                             0    256    0
        """,
        ShareTable.shares(shares, true));
    assertEquals(
        """
        Name                                ID Weight
        Domain-0                             0    256
        """,
        ShareTable.shares(shares, false));
  }

  @Test
  void a_domain_under_another_scheduler_has_minus_one() {
    assertEquals(
        """
        Name                                ID Weight  Cap
        Domain-0                             0     -1   -1
        """,
        ShareTable.shares(List.of(new ShareTable.Share(Listed.of(DOM0), Optional.empty())), true));
  }

  @Test
  void sched_rtds_prints_xls_columns() {
    List<ShareTable.Reservation> rows =
        List.of(new ShareTable.Reservation(DOM0, 1, new RtdsParams(10000, 4000, true)));
    assertEquals(
        """
        Name                                ID    Period    Budget  Extratime
        Domain-0                             0     10000      4000        yes
        """,
        ShareTable.reservations(rows, false));
    assertEquals(
        """
        Name                                ID VCPU    Period    Budget  Extratime
        Domain-0                             0    1     10000      4000        yes
        """,
        ShareTable.reservations(rows, true));
  }

  @Test
  void the_line_of_a_pool_is_xls() {
    assertEquals(
        "Cpupool Pool-0: tslice=30ms ratelimit=1000us migration-delay=0us\n",
        ShareTable.pool("Pool-0", Scheduler.CREDIT, new PoolScheduling(30, 1000, 0)));
  }

  @Test
  void cpupool_list_prints_the_captured_tables() {
    List<PoolSnapshot> pools = List.of(pool(0, "Pool-0", 4, 2), pool(-1, "p1", 2, 0));
    assertEquals(
        """
        Name               CPUs   Sched     Active   Domain count
        Pool-0               4    credit       y          2
        p1                   2    credit       n          0
        """,
        PoolTable.of(pools));
    assertEquals(
        """
        Name             CPU list
        Pool-0           0,1,2,3
        p1               -
        """,
        PoolTable.cpus(pools));
    assertEquals("", PoolTable.of(List.of()));
  }

  @Test
  void names_from_guests_cannot_move_the_cursor() {
    DomainSnapshot evil = Samples.domain(5, "a\033[2J", 0, 64, 1, 0);
    String shares =
        ShareTable.shares(List.of(new ShareTable.Share(Listed.of(evil), Optional.empty())), true);
    assertEquals(-1, (shares + XlTables.claims(List.of(evil))).indexOf('\033'));
  }
}
