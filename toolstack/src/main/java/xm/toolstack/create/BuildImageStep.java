package xm.toolstack.create;

import xm.config.model.Boot;
import xm.xenctrl.PvImage;

/** Loads kernel and RAM disk into the domain's memory and sets up its first vcpu. */
record BuildImageStep(Boot boot, long memoryMib, int maxVcpus) implements Step {

  @Override
  public String description() {
    return "build its memory image from "
        + (boot.bootloader().isEmpty() ? boot.kernel() : "what the boot loader found");
  }

  @Override
  public void perform(CreateContext context) {
    Boot found = context.boot(boot);
    context.image(
        context
            .host()
            .guestBuilder()
            .buildPv(
                new PvImage(
                    context.domid(),
                    found.kernel(),
                    found.ramdisk(),
                    found.commandLine(),
                    boot.features(),
                    memoryMib,
                    maxVcpus,
                    context.storeDomid(),
                    context.storePort(),
                    context.consoleDomid(),
                    context.consolePort())));
    context.removeBootFiles();
  }
}
