package xm.toolstack.create;

import java.util.UUID;
import xm.toolstack.device.XenstorePaths;

/** Leaves the guest paused, and says that it is meant to be. */
record KeepPausedStep(UUID uuid) implements Step {

  @Override
  public String description() {
    return "leave it paused";
  }

  @Override
  public void perform(CreateContext context) {
    context.host().xenstore().write(XenstorePaths.adminPaused(uuid), "1");
  }
}
