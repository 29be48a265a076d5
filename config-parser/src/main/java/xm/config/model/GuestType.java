package xm.config.model;

/** The three kinds of guest. */
public enum GuestType {
  PV("pv"),
  PVH("pvh"),
  HVM("hvm");

  private final String label;

  GuestType(String label) {
    this.label = label;
  }

  /** The name in /libxl/D/type and in {@code type=}. */
  public String label() {
    return label;
  }
}
