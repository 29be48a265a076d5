package xm.toolstack.create;

import java.util.List;
import xm.config.model.DomainConfig;

/** Name and UUID: valid and free. Texts of xend. */
final class NameCheck {

  private NameCheck() {}

  static void run(DomainConfig config, CreateFacts facts, List<String> refusals) {
    String name = config.name();
    if (name.isEmpty()) {
      refusals.add("Missing VM Name");
    } else if (!valid(name)) {
      refusals.add("Invalid VM Name");
    } else if (facts.domains().containsKey(name)) {
      refusals.add("VM name '" + name + "' already exists as domain " + facts.domains().get(name));
    }
    if (config.uuid().isPresent() && facts.uuids().containsKey(config.uuid().get())) {
      refusals.add(
          "The UUID "
              + config.uuid().get()
              + " already belongs to domain "
              + facts.uuids().get(config.uuid().get())
              + ".");
    }
  }

  /** xend's rule: one or more of letters, digits and {@code _-.:+}. */
  static boolean valid(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && "_-.:+".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
