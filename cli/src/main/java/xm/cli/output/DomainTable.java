package xm.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.managed.ManagedDomain;

/** The table of {@code xm list}; scripts have parsed it for twenty years (xm-commands §3). */
public final class DomainTable {
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs      State   Time(s)";

  private DomainTable() {}

  /** All lines, each with its newline. */
  public static String of(List<Listed> domains, Colours colours) {
    StringBuilder b = new StringBuilder(128 + 96 * domains.size());
    b.append(HEADER).append('\n');
    for (Listed domain : domains) {
      row(b, domain, colours);
      b.append('\n');
    }
    return b.toString();
  }

  /**
   * The table of {@code --label}, in the order of the labels whatever their case.
   *
   * @param labels one for each domain, empty without XSM
   */
  public static String labelled(List<Listed> domains, List<String> labels, Colours colours) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < domains.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> labels.get(i).toLowerCase(Locale.ROOT)));
    StringBuilder b = new StringBuilder(256).append(HEADER).append(" Label     \n");
    for (int i : order) {
      row(b, domains.get(i), colours);
      b.append(' ');
      Columns.right(b, Printable.of(labels.get(i)), 10).append('\n');
    }
    return b.toString();
  }

  private static void row(StringBuilder b, Listed domain, Colours colours) {
    Columns.left(b, Printable.of(domain.name()), 40).append(' ');
    if (domain.runs()) {
      running(b, domain.running(), colours);
    } else {
      inactive(b, domain.inactive());
    }
  }

  private static void running(StringBuilder b, DomainSnapshot domain, Colours colours) {
    Columns.right(b, domain.domid(), 5).append(' ');
    Columns.right(b, Units.mib(domain.targetKib()), 5).append(' ');
    Columns.right(b, domain.info().onlineVcpus(), 5).append(' ');
    b.append("    ").append(colours.state(DomainStates.letters(domain.info()))).append(' ');
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
