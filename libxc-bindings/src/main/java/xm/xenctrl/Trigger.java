package xm.xenctrl;

/** XEN_DOMCTL_SENDTRIGGER_* of xen/include/public/domctl.h. */
public enum Trigger {
  NMI(0),
  RESET(1),
  INIT(2),
  POWER(3),
  SLEEP(4);

  private final int id;

  Trigger(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }
}
