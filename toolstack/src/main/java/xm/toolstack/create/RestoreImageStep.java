package xm.toolstack.create;

import xm.xenctrl.BuiltImage;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.ImageCalls.RestorePorts;

/** Fills the domain's memory and vcpus from a saved image. */
record RestoreImageStep(ImageSource source, CpuidOptions policy) implements Step {
  /** Images do not say it, and a guest that goes on has told its back ends before. */
  private static final String PROTOCOL = "";

  @Override
  public String description() {
    return "restore its memory from the image";
  }

  @Override
  public void perform(CreateContext context) {
    RestorePorts ports =
        new RestorePorts(
            context.storePort(),
            context.storeDomid(),
            context.consolePort(),
            context.consoleDomid());
    int domid = context.domid();
    BuiltImage image =
        source.fill(
            domid, ports, () -> context.host().hypervisor().applyCpuidPolicy(domid, policy));
    context.image(new BuiltImage(image.storeFrame(), image.consoleFrame(), PROTOCOL));
  }
}
