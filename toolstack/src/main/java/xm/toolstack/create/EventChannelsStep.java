package xm.toolstack.create;

import xm.xenctrl.Hypervisor;

/** Gives the domain its ports for xenstore and console. */
record EventChannelsStep() implements Step {
  /** Where the daemons run; absent means in dom0. */
  private static final String STORE_DOMID = "/tool/xenstored/domid";

  private static final String CONSOLE_DOMID = "/tool/xenconsoled/domid";

  @Override
  public String description() {
    return "allocate its event channels";
  }

  @Override
  public void perform(CreateContext context) {
    Hypervisor hypervisor = context.host().hypervisor();
    int store = domid(context, STORE_DOMID);
    int console = domid(context, CONSOLE_DOMID);
    context.store(store, hypervisor.allocUnboundEventChannel(context.domid(), store));
    context.console(console, hypervisor.allocUnboundEventChannel(context.domid(), console));
  }

  private static int domid(CreateContext context, String path) {
    String text = context.host().xenstore().readIfExists(path).orElse("0");
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
