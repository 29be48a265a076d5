package xm.toolstack.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks into libxl's JSON (libxl_types.idl): what is missing or of another type is as if it had not
 * been given, which is how libxl writes its defaults.
 */
final class XlJson {
  /** No domain has more vcpus. */
  private static final int VCPUS_MOST = 8192;

  private final Map<?, ?> map;

  XlJson(Map<?, ?> map) {
    this.map = map;
  }

  XlJson part(String name) {
    return new XlJson(map.get(name) instanceof Map<?, ?> part ? part : Map.of());
  }

  List<XlJson> list(String name) {
    List<XlJson> parts = new ArrayList<>();
    if (map.get(name) instanceof List<?> list) {
      for (Object each : list) {
        parts.add(new XlJson(each instanceof Map<?, ?> part ? part : Map.of()));
      }
    }
    return parts;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (map.get(name) instanceof List<?> list) {
      for (Object each : list) {
        texts.add(String.valueOf(each));
      }
    }
    return texts;
  }

  String text(String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  long number(String name, long otherwise) {
    return map.get(name) instanceof Long number ? number : otherwise;
  }

  /** A bool, or a defbool, which is a text. */
  Optional<Boolean> flag(String name) {
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

  /** A bitmap: the numbers of its bits. */
  BitSet bits(String name) {
    BitSet bits = new BitSet();
    if (map.get(name) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Long bit && bit >= 0 && bit < VCPUS_MOST) {
          bits.set(bit.intValue());
        }
      }
    }
    return bits;
  }

  Optional<UUID> uuid(String name) {
    try {
      return Optional.of(UUID.fromString(text(name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
