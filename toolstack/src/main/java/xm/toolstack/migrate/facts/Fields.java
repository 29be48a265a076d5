package xm.toolstack.migrate.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fields of a JSON object from another host; what is missing or of another type is a default. */
final class Fields {
  private final Map<?, ?> map;

  private Fields(Map<?, ?> map) {
    this.map = map;
  }

  static Fields of(Object value) {
    return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  boolean has(String name) {
    return map.get(name) != null;
  }

  String text(String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  long number(String name, long usual) {
    return map.get(name) instanceof Long number ? number : usual;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(map.get(name));
  }

  Fields object(String name) {
    return of(map.get(name));
  }

  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    for (Object item : list(name)) {
      all.add(of(item));
    }
    return all;
  }

  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (Object item : list(name)) {
      if (item instanceof String text) {
        all.add(text);
      }
    }
    return all;
  }

  /** Feature words: hexadecimal numbers of 32 bits. */
  List<Integer> words(String name) {
    return Words.parse(text(name));
  }

  Optional<UUID> uuid(String name) {
    try {
      return Optional.of(UUID.fromString(text(name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<?> list(String name) {
    return map.get(name) instanceof List<?> list ? list : List.of();
  }
}
