package xm.config.schema;

import java.util.List;
import xm.config.schema.ConfigKey.Origin;
import xm.config.schema.ConfigKey.Status;

/** Collects the rows of one part of the key table. */
final class KeyGroup {
  private final List<ConfigKey> out;

  KeyGroup(List<ConfigKey> out) {
    this.out = out;
  }

  private KeyGroup add(
      String name,
      ConfigKey.Type type,
      Origin origin,
      Status status,
      String unit,
      Object value,
      String text) {
    out.add(new ConfigKey(name, type, origin, status, unit, value, text));
    return this;
  }

  /** A string of xm and xl; defaultValue null for none. */
  KeyGroup text(String name, String unit, String defaultValue, String text) {
    return add(
        name, ConfigKey.Type.STRING, Origin.BOTH, Status.SUPPORTED, unit, defaultValue, text);
  }

  /** An integer of xm and xl. */
  KeyGroup number(String name, String unit, Long defaultValue, String text) {
    return add(
        name, ConfigKey.Type.INTEGER, Origin.BOTH, Status.SUPPORTED, unit, defaultValue, text);
  }

  /** A switch of xm and xl. */
  KeyGroup flag(String name, Long defaultValue, String text) {
    return add(name, ConfigKey.Type.BOOLEAN, Origin.BOTH, Status.SUPPORTED, "", defaultValue, text);
  }

  /** A list of strings of xm and xl. */
  KeyGroup list(String name, String unit, String text) {
    return add(name, ConfigKey.Type.STRINGS, Origin.BOTH, Status.SUPPORTED, unit, List.of(), text);
  }

  /** A string or a list of strings of xm and xl. */
  KeyGroup either(String name, String unit, String defaultValue, String text) {
    return add(
        name,
        ConfigKey.Type.STRING_OR_LIST,
        Origin.BOTH,
        Status.SUPPORTED,
        unit,
        defaultValue,
        text);
  }

  /** A key of xl.cfg, without a default. */
  KeyGroup xl(String name, ConfigKey.Type type, String unit, String text) {
    return add(name, type, Origin.XL, Status.SUPPORTED, unit, null, text);
  }

  /** Keys of xl.cfg that have no effect here; each reason is the same. */
  KeyGroup xlIgnored(ConfigKey.Type type, String reason, String... names) {
    for (String name : names) {
      add(name, type, Origin.XL, Status.IGNORED, "", null, reason);
    }
    return this;
  }

  /** The row added last is xm's alone. */
  KeyGroup xm() {
    ConfigKey k = out.remove(out.size() - 1);
    return add(k.name(), k.type(), Origin.XM, k.status(), k.unit(), k.defaultValue(), k.text());
  }

  /** The row added last has no effect. */
  KeyGroup ignored() {
    return status(Status.IGNORED);
  }

  /** The row added last keeps a domain from being created. */
  KeyGroup notCreated() {
    return status(Status.NOT_CREATED);
  }

  /** The row added last is an error when set. */
  KeyGroup refused() {
    return status(Status.REFUSED);
  }

  private KeyGroup status(Status status) {
    ConfigKey k = out.remove(out.size() - 1);
    return add(k.name(), k.type(), k.origin(), status, k.unit(), k.defaultValue(), k.text());
  }
}
