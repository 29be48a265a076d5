package xm.toolstack.create;

import java.time.Duration;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XenstoreTimeoutException;

/** Waits for xenconsoled, so that a console client finds its tty. */
record AwaitConsoleStep() implements Step {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public String description() {
    return "wait for its console";
  }

  @Override
  public void perform(CreateContext context) {
    String tty = XenstorePaths.consoleTty(context.domid());
    try {
      context
          .host()
          .xenstore()
          .await(
              LIMIT,
              "the console of domain " + context.domid(),
              r -> r.readIfExists(tty).filter(value -> !value.isEmpty()));
    } catch (XenstoreTimeoutException e) {
      throw new ToolstackException(
          "The domain got no console within "
              + LIMIT.toSeconds()
              + " s; is xenconsoled running in dom0?",
          e);
    }
  }
}
