package xm.cli.output;

import java.util.List;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.managed.ManagedDomain;

/** The table of {@code xm list}; scripts have parsed it for twenty years (xm-commands §3). */
public final class DomainTable {
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs      State   Time(s)";

  private DomainTable() {}

  /**
   * All lines, each with its newline.
   *
   * @param labels with the column of {@code --label}; without XSM it stays empty
   */
  public static String of(List<Listed> domains, boolean labels) {
    StringBuilder b = new StringBuilder(128 + 96 * domains.size());
    b.append(HEADER).append(labels ? " Label     \n" : "\n");
    for (Listed domain : domains) {
      Columns.left(b, Printable.of(domain.name()), 40).append(' ');
      if (domain.runs()) {
        running(b, domain.running());
      } else {
        inactive(b, domain.inactive());
      }
      b.append(labels ? "           \n" : "\n");
    }
    return b.toString();
  }

  private static void running(StringBuilder b, DomainSnapshot domain) {
    Columns.right(b, domain.domid(), 5).append(' ');
    Columns.right(b, Units.mib(domain.targetKib()), 5).append(' ');
    Columns.right(b, domain.info().onlineVcpus(), 5).append(' ');
    Columns.right(b, DomainStates.letters(domain.info()), 10).append(' ');
    Columns.right(b, Units.seconds(domain.info().cpuTimeNanos()), 8);
  }

  /** Neither id nor state: parsers know a domain that is off by its four fields. */
  private static void inactive(StringBuilder b, ManagedDomain domain) {
    Columns.right(b, "", 5).append(' ');
    Columns.right(b, Units.mib(domain.memoryKib()), 5).append(' ');
    Columns.right(b, domain.vcpus(), 5).append(' ');
    Columns.right(b, "", 10).append(' ');
    Columns.right(b, Units.seconds(0), 8);
  }
}
