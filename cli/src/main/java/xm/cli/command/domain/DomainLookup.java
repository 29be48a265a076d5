package xm.cli.command.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import xm.cli.output.Listed;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Toolstack;
import xm.toolstack.managed.ManagedDomain;

/** The domains that an invocation is about. */
public final class DomainLookup {

  private DomainLookup() {}

  /**
   * The named ones in the order given, or all, sorted by name byte for byte.
   *
   * @throws xm.toolstack.NoSuchDomainException before anything is printed, when one does not exist
   */
  public static List<DomainSnapshot> namedOrAll(Toolstack toolstack, List<String> names) {
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

  /** As {@link #namedOrAll}, with the managed domains that do not run. */
  public static List<Listed> listed(Toolstack toolstack, List<String> names) {
    return listed(toolstack, names, true);
  }

  /**
   * The same.
   *
   * @param full false where neither start times nor who paused a domain are of interest
   */
  public static List<Listed> listed(Toolstack toolstack, List<String> names, boolean full) {
    List<Listed> listed = new ArrayList<>();
    if (names.isEmpty()) {
      List<DomainSnapshot> running = (full ? toolstack.sample() : toolstack.overview()).domains();
      for (DomainSnapshot domain : running) {
        listed.add(Listed.of(domain));
      }
      for (ManagedDomain domain : toolstack.managed().inactive(running)) {
        listed.add(Listed.of(domain));
      }
      listed.sort(new ByName());
      return listed;
    }
    for (String name : names) {
      Optional<ManagedDomain> inactive = toolstack.managed().inactive(name);
      listed.add(
          inactive.isPresent() ? Listed.of(inactive.get()) : Listed.of(toolstack.find(name)));
    }
    return listed;
  }

  /** Not a lambda: the first one of a start costs it several milliseconds. */
  private static final class ByName implements Comparator<Listed> {
    @Override
    public int compare(Listed a, Listed b) {
      int order = DomainLookup.compare(a.name(), b.name());
      return order != 0 ? order : Integer.compare(a.domid(), b.domid());
    }
  }

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static int byName(DomainSnapshot a, DomainSnapshot b) {
    int order = compare(a.name(), b.name());
    return order != 0 ? order : Integer.compare(a.domid(), b.domid());
  }
}
