package xm.cli.command.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Toolstack;

/** The domains that an invocation is about. */
final class DomainLookup {

  private DomainLookup() {}

  /**
   * The named ones in the order given, or all, sorted by name byte for byte.
   *
   * @throws xm.toolstack.NoSuchDomainException before anything is printed, when one does not exist
   */
  static List<DomainSnapshot> namedOrAll(Toolstack toolstack, List<String> names) {
    if (names.isEmpty()) {
      List<DomainSnapshot> all = new ArrayList<>(toolstack.sample().domains());
      all.sort(DomainLookup::byName);
      return all;
    }
    List<DomainSnapshot> found = new ArrayList<>(names.size());
    for (String name : names) {
      found.add(toolstack.find(name));
    }
    return found;
  }

  private static int byName(DomainSnapshot a, DomainSnapshot b) {
    int order =
        Arrays.compareUnsigned(
            a.name().getBytes(StandardCharsets.UTF_8), b.name().getBytes(StandardCharsets.UTF_8));
    return order != 0 ? order : Integer.compare(a.domid(), b.domid());
  }
}
