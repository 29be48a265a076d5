package xm.config.eval;

import java.util.ArrayList;
import java.util.List;

/** A mutable list; compared by identity in Java, by content in {@link Comparisons}. */
final class PyList {
  final List<Object> items;

  PyList() {
    this.items = new ArrayList<>();
  }

  PyList(List<Object> items) {
    this.items = items;
  }
}
