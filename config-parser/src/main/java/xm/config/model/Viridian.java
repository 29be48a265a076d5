package xm.config.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Hyper-V enlightenments of an HVM guest, as libxl has them (xl.cfg(5)).
 *
 * @param usual the groups that libxl takes for {@code viridian = 1}
 * @param all all groups that the running Xen knows
 * @param on groups by name
 * @param off groups by name, whatever the others say
 */
public record Viridian(boolean usual, boolean all, Set<Group> on, Set<Group> off) {

  /** None of them. */
  public static final Viridian NONE = new Viridian(false, false, Set.of(), Set.of());

  /** What {@code viridian = 1} gives. */
  public static final Viridian USUAL = new Viridian(true, false, Set.of(), Set.of());

  /** Minor number of the first Xen 4 that knows all groups. */
  public static final int ALL_SINCE = 15;

  /** With the numbers of libxl_viridian_enlightenment. */
  public enum Group {
    BASE(0, 0, true),
    FREQ(1, 0, true),
    TIME_REF_COUNT(2, 0, true),
    REFERENCE_TSC(3, 0, false),
    HCALL_REMOTE_TLB_FLUSH(4, 0, false),
    APIC_ASSIST(5, 0, true),
    CRASH_CTL(6, 0, true),
    SYNIC(7, 0, false),
    STIMER(8, 0, false),
    HCALL_IPI(9, 0, false),
    EX_PROCESSOR_MASKS(10, ALL_SINCE, false),
    NO_VP_LIMIT(11, ALL_SINCE, true),
    CPU_HOTPLUG(12, ALL_SINCE, true);

    private final int number;
    private final int since;
    private final boolean usual;

    Group(int number, int since, boolean usual) {
      this.number = number;
      this.since = since;
      this.usual = usual;
    }

    /** Of libxl, in its JSON. */
    public int number() {
      return number;
    }

    /** As in a file. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether Xen 4.{@code minor} takes it. */
    public boolean knownBy(int minor) {
      return minor >= since;
    }
  }

  public Viridian {
    on = copy(on);
    off = copy(off);
  }

  private static Set<Group> copy(Set<Group> groups) {
    return groups.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(groups));
  }

  /** The groups that the guest gets from Xen 4.{@code minor}. */
  public Set<Group> groups(int minor) {
    Set<Group> groups = EnumSet.noneOf(Group.class);
    for (Group group : Group.values()) {
      boolean whole = all || (usual && group.usual);
      if (((whole && group.knownBy(minor)) || on.contains(group)) && !off.contains(group)) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** The entries of {@code viridian = [ ... ]} that say the same. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (usual) {
      words.add("defaults");
    }
    if (all) {
      words.add("all");
    }
    on.forEach(group -> words.add(group.label()));
    off.forEach(group -> words.add('!' + group.label()));
    return words;
  }
}
