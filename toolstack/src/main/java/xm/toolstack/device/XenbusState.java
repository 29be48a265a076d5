package xm.toolstack.device;

import java.util.Optional;

/** State of one end of a split driver (xen/include/public/io/xenbus.h). */
public enum XenbusState {
  UNKNOWN("0"),
  INITIALISING("1"),
  INIT_WAIT("2"),
  INITIALISED("3"),
  CONNECTED("4"),
  CLOSING("5"),
  CLOSED("6"),
  RECONFIGURING("7"),
  RECONFIGURED("8");

  private static final XenbusState[] ALL = values();

  private final String wire;

  XenbusState(String wire) {
    this.wire = wire;
  }

  /** The number in the {@code state} node. */
  public String wire() {
    return wire;
  }

  /** Parses a {@code state} node; what is no known state is {@link #UNKNOWN}, nothing is empty. */
  public static Optional<XenbusState> parse(Optional<String> node) {
    if (node.isEmpty()) {
      return Optional.empty();
    }
    for (XenbusState state : ALL) {
      if (state.wire.equals(node.get())) {
        return Optional.of(state);
      }
    }
    return Optional.of(UNKNOWN);
  }
}
