package xm.toolstack.json;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Fields of a JSON object that somebody else wrote: what is missing or of another type is as if it
 * had not been given, which is also how libxl writes its defaults.
 */
public final class JsonFields {
  /** No domain has more vcpus, and no host more CPUs. */
  private static final int BITS_MOST = 8192;

  private final Map<?, ?> map;

  private JsonFields(Map<?, ?> map) {
    this.map = map;
  }

  /** Those of a value of {@link JsonTree}, none when it is no object. */
  public static JsonFields of(Object value) {
    return new JsonFields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  public boolean has(String name) {
    return map.get(name) != null;
  }

  /** The object of this name, an empty one when there is none. */
  public JsonFields part(String name) {
    return of(map.get(name));
  }

  /** The objects of a list. */
  public List<JsonFields> parts(String name) {
    List<JsonFields> parts = new ArrayList<>();
    for (Object each : list(name)) {
      parts.add(of(each));
    }
    return parts;
  }

  public String text(String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  /** The texts of a list. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(name)) {
      if (each instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  public long number(String name, long otherwise) {
    return map.get(name) instanceof Long number ? number : otherwise;
  }

  /** A bool, or libxl's defbool, which is a text. */
  public Optional<Boolean> flag(String name) {
    Object value = map.get(name);
    if (value instanceof Boolean flag) {
      return Optional.of(flag);
    }
    if (value instanceof Long number) {
      return Optional.of(number != 0);
    }
    if ("True".equals(value) || "False".equals(value)) {
      return Optional.of("True".equals(value));
    }
    return Optional.empty();
  }

  /** A bitmap of libxl: the numbers of its bits. */
  public BitSet bits(String name) {
    BitSet bits = new BitSet();
    for (Object each : list(name)) {
      if (each instanceof Long bit && bit >= 0 && bit < BITS_MOST) {
        bits.set(bit.intValue());
      }
    }
    return bits;
  }

  public Optional<UUID> uuid(String name) {
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
