package xm.simulator.host;

/** A hotplug script gives up; the message goes into hotplug-error. */
final class ScriptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String status;

  /**
   * @param status for hotplug-status, {@code error} or {@code busy}
   */
  ScriptFailure(String status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  String status() {
    return status;
  }
}
