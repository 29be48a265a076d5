package xm.toolstack.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.config.sxp.Sxp;

/** Collects the fields of one list, in order; what is unknown is left out. */
final class Fields {
  private final List<Sxp> items = new ArrayList<>();

  Fields(String head) {
    items.add(Sxp.atom(head));
  }

  /** Adds {@code (key value)}. */
  Fields put(String key, Object value) {
    items.add(Sxp.of(key, value));
    return this;
  }

  /** Adds {@code (key value)} unless there is no value. */
  Fields put(String key, Optional<?> value) {
    if (value.isPresent()) {
      items.add(Sxp.of(key, value.get()));
    }
    return this;
  }

  Fields add(Sxp item) {
    items.add(item);
    return this;
  }

  Sxp.Node node() {
    return new Sxp.Node(items);
  }
}
