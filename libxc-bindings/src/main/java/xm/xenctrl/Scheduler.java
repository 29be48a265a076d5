package xm.xenctrl;

/** XEN_SCHEDULER_* of xen/include/public/domctl.h. */
public enum Scheduler {
  SEDF(4, "sedf"),
  CREDIT(5, "credit"),
  CREDIT2(6, "credit2"),
  ARINC653(7, "arinc653"),
  RTDS(8, "rtds"),
  NULL(9, "null"),
  UNKNOWN(-1, "unknown");

  private final int id;
  private final String label;

  Scheduler(int id, String label) {
    this.id = id;
    this.label = label;
  }

  public int id() {
    return id;
  }

  /** The name that {@code xm info} prints. */
  public String label() {
    return label;
  }

  /** The scheduler with this number, {@link #UNKNOWN} if there is none. */
  public static Scheduler of(int id) {
    for (Scheduler s : values()) {
      if (s.id == id) {
        return s;
      }
    }
    return UNKNOWN;
  }
}
