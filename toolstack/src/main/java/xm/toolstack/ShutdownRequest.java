package xm.toolstack;

/** Words for control/shutdown. */
public enum ShutdownRequest {
  POWEROFF("poweroff"),
  REBOOT("reboot"),
  HALT("halt");

  private final String word;

  ShutdownRequest(String word) {
    this.word = word;
  }

  /** The value written to control/shutdown. */
  public String word() {
    return word;
  }
}
