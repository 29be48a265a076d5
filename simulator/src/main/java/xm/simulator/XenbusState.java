package xm.simulator;

/** States of a xenbus device (xen/include/public/io/xenbus.h). */
public final class XenbusState {
  public static final int UNKNOWN = 0;
  public static final int INITIALISING = 1;
  public static final int INIT_WAIT = 2;
  public static final int INITIALISED = 3;
  public static final int CONNECTED = 4;
  public static final int CLOSING = 5;
  public static final int CLOSED = 6;
  public static final int RECONFIGURING = 7;
  public static final int RECONFIGURED = 8;

  private XenbusState() {}

  /** The number in a state node, {@link #UNKNOWN} for anything else. */
  public static int parse(String text) {
    return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '8'
        ? text.charAt(0) - '0'
        : UNKNOWN;
  }
}
