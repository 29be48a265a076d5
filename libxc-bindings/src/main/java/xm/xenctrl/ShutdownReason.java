package xm.xenctrl;

/** SHUTDOWN_* of xen/include/public/sched.h. */
public enum ShutdownReason {
  POWEROFF(0),
  REBOOT(1),
  SUSPEND(2),
  CRASH(3),
  WATCHDOG(4),
  SOFT_RESET(5),
  UNKNOWN(255);

  private final int code;

  ShutdownReason(int code) {
    this.code = code;
  }

  /** The number that Xen uses. */
  public int code() {
    return code;
  }

  /** The reason for Xen's number, {@link #UNKNOWN} for one that has no name here. */
  public static ShutdownReason of(int code) {
    for (ShutdownReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    return UNKNOWN;
  }
}
