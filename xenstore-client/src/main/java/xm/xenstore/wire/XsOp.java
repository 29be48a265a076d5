package xm.xenstore.wire;

/**
 * Operations and their numbers (xen/include/public/io/xs_wire.h and docs/misc/xenstore.txt of Xen
 * 4.23-unstable), without a gap.
 */
public enum XsOp {
  CONTROL(0),
  DIRECTORY(1),
  READ(2),
  GET_PERMS(3),
  WATCH(4),
  UNWATCH(5),
  TRANSACTION_START(6),
  TRANSACTION_END(7),
  INTRODUCE(8),
  RELEASE(9),
  GET_DOMAIN_PATH(10),
  WRITE(11),
  MKDIR(12),
  RM(13),
  SET_PERMS(14),
  /** From the server alone. */
  WATCH_EVENT(15),
  /** From the server alone. */
  ERROR(16),
  IS_DOMAIN_INTRODUCED(17),
  RESUME(18),
  SET_TARGET(19),
  /** Was removed from the protocol; a server answers ENOSYS. */
  RESTRICT(20),
  RESET_WATCHES(21),
  DIRECTORY_PART(22),
  GET_FEATURE(23),
  SET_FEATURE(24),
  GET_QUOTA(25),
  SET_QUOTA(26);

  private static final XsOp[] BY_CODE = values();

  private final int code;

  XsOp(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The operation with this number, null for a number that the protocol does not know. */
  public static XsOp of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /** The operation's name, or {@code operation N} for a number without one; for messages. */
  public static String name(int code) {
    XsOp op = of(code);
    return op == null ? "operation " + Integer.toUnsignedString(code) : op.name();
  }
}
