package xm.cli.output;

import java.util.List;
import xm.toolstack.DomainSnapshot;

/** The tables of xl's vm-list, claims and sharing. */
public final class XlTables {
  private static final int KIB_PER_PAGE = 4;

  private XlTables() {}

  /** UUID, id and name of each. */
  public static String names(List<DomainSnapshot> domains) {
    StringBuilder b = new StringBuilder(128);
    b.append("UUID                                  ID    name\n");
    for (DomainSnapshot domain : domains) {
      b.append(domain.uuid()).append("  ").append(domain.domid()).append("    ");
      Columns.left(b, Printable.of(domain.name()), 30).append('\n');
    }
    return b.toString();
  }

  /** xm's list with one more column: MiB that are promised and not yet given. */
  public static String claims(List<DomainSnapshot> domains) {
    StringBuilder b = new StringBuilder(256);
    b.append("Name                                        ID   Mem VCPUs      State   Time(s)");
    b.append("  Claimed\n");
    for (DomainSnapshot domain : domains) {
      Columns.left(b, Printable.of(domain.name()), 40).append(' ');
      Columns.right(b, domain.domid(), 5).append(' ');
      Columns.right(b, Units.mib(domain.targetKib()), 5).append(' ');
      Columns.right(b, domain.info().onlineVcpus(), 5).append(' ');
      Columns.right(b, DomainStates.letters(domain.info()), 10).append(' ');
      Columns.right(b, Units.seconds(domain.info().cpuTimeNanos()), 8).append(' ');
      Columns.right(b, Units.mib(claimedKib(domain)), 9).append('\n');
    }
    return b.toString();
  }

  /** MiB that each shares with others. */
  public static String sharing(List<DomainSnapshot> domains) {
    StringBuilder b = new StringBuilder(128);
    b.append("Name                                        ID   Mem Shared\n");
    for (DomainSnapshot domain : domains) {
      Columns.left(b, Printable.of(domain.name()), 40).append(' ');
      Columns.right(b, domain.domid(), 5).append(' ');
      Columns.right(b, Units.mib(domain.info().totalKib()), 5).append("  ");
      Columns.right(b, Units.mib(sharedKib(domain)), 5).append('\n');
    }
    return b.toString();
  }

  /** Of {@code vm-list --output json}. */
  public static void names(JsonWriter json, List<DomainSnapshot> domains) {
    for (DomainSnapshot domain : domains) {
      json.startObject();
      JsonReports.identity(json, domain);
      json.endObject();
    }
  }

  /** Of {@code claims --output json}. */
  public static void claims(JsonWriter json, List<DomainSnapshot> domains) {
    for (DomainSnapshot domain : domains) {
      json.startObject();
      JsonReports.identity(json, domain);
      json.field("memory_current_kib", domain.info().totalKib());
      json.field("claimed_kib", claimedKib(domain));
      json.endObject();
    }
  }

  /** Of {@code sharing --output json}. */
  public static void sharing(JsonWriter json, List<DomainSnapshot> domains) {
    for (DomainSnapshot domain : domains) {
      json.startObject();
      JsonReports.identity(json, domain);
      json.field("memory_current_kib", domain.info().totalKib());
      json.field("shared_kib", sharedKib(domain));
      json.endObject();
    }
  }

  private static long claimedKib(DomainSnapshot domain) {
    return domain.info().outstandingPages() * KIB_PER_PAGE;
  }

  private static long sharedKib(DomainSnapshot domain) {
    return domain.info().sharedPages() * KIB_PER_PAGE;
  }
}
