package xm.config.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xm.config.model.Viridian;
import xm.config.model.Viridian.Group;

/** {@code viridian}: a switch as in xm, or xl's list of groups. */
final class ViridianList {
  private static final String KEY = "viridian";

  private final Set<Group> on = EnumSet.noneOf(Group.class);
  private final Set<Group> off = EnumSet.noneOf(Group.class);
  private boolean usual;
  private boolean all;

  private ViridianList() {}

  static Viridian bind(Settings s) {
    if (!(s.get(KEY) instanceof List<?>)) {
      return s.flag(KEY) ? Viridian.USUAL : Viridian.NONE;
    }
    ViridianList list = new ViridianList();
    List<String> words = s.strings(KEY);
    for (int i = 0; i < words.size(); i++) {
      list.add(words.get(i), s.places(), i);
    }
    Viridian viridian = new Viridian(list.usual, list.all, list.on, list.off);
    Set<Group> groups = viridian.groups(Viridian.ALL_SINCE);
    if (!groups.isEmpty() && !groups.contains(Group.BASE)) {
      s.places()
          .late(
              KEY,
              "the group 'base' of viridian is missing, which all others need: add it, or"
                  + " 'defaults'");
    }
    return viridian;
  }

  private void add(String word, Places places, int index) {
    boolean negative = word.startsWith("!");
    String name = negative ? word.substring(1) : word;
    Group group = named(name);
    if (group != null) {
      (negative ? off : on).add(group);
      (negative ? on : off).remove(group);
    } else if (word.equals("defaults")) {
      usual = true;
    } else if (!word.equals("all")) {
      places.late(
          KEY,
          index,
          negative ? 1 : 0,
          "there is no viridian group '" + name + "'" + Suggestion.hint(name, known()));
    } else if (off.isEmpty()) {
      all = true;
    } else {
      places.late(
          KEY, index, 0, "'all' would bring back what '!' leaves out before it: write it first");
    }
  }

  private static Group named(String name) {
    for (Group group : Group.values()) {
      if (group.label().equals(name)) {
        return group;
      }
    }
    return null;
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of("all", "defaults"));
    for (Group group : Group.values()) {
      known.add(group.label());
    }
    return known;
  }
}
