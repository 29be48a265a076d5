package xm.toolstack.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Viridian.Group;

/** The groups of {@code viridian} as the parameter that Xen takes (HVMPV_* of hvm/params.h). */
final class ViridianMask {
  private static final long BASE_AND_FREQ = 1;
  private static final long NO_FREQ = 1 << 1;

  private ViridianMask() {}

  /** Groups that the running Xen does not know, by name: its own xl would not either. */
  static void check(DomainConfig config, CreateFacts facts, List<String> refusals) {
    List<String> unknown = new ArrayList<>();
    for (Group group : config.machine().viridian().on()) {
      if (!group.knownBy(facts.xenMinor())) {
        unknown.add(group.label());
      }
    }
    if (config.type() == GuestType.HVM && !unknown.isEmpty()) {
      refusals.add(
          "viridian: this host's Xen 4."
              + facts.xenMinor()
              + " does not know "
              + String.join(", ", unknown)
              + "; leave it out, or write 'all' for what Xen knows.");
    }
  }

  /** 0 for no groups, which Xen does not take. */
  static long of(Set<Group> groups) {
    long mask = 0;
    for (Group group : groups) {
      mask |= bits(group);
    }
    if (groups.contains(Group.BASE) && !groups.contains(Group.FREQ)) {
      mask |= NO_FREQ;
    }
    return mask;
  }

  private static long bits(Group group) {
    return switch (group) {
      case BASE -> BASE_AND_FREQ;
      case FREQ -> 0;
      case STIMER -> bits(Group.TIME_REF_COUNT) | bits(Group.SYNIC) | 1L << group.number();
      default -> 1L << group.number(); // Xen's bits are numbered as libxl's groups
    };
  }
}
