package xm.config.eval;

import java.util.List;

/** An immutable sequence. */
final class PyTuple {
  static final PyTuple EMPTY = new PyTuple(List.of());

  final List<Object> items;

  PyTuple(List<Object> items) {
    this.items = items;
  }

  static PyTuple of(Object... items) {
    return new PyTuple(List.of(items));
  }
}
