package xm.toolstack.create;

import xm.toolstack.ToolstackException;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.NewDomain;

/** Makes the empty, paused domain. */
record CreateDomainStep(NewDomain spec) implements Step {
  /** Xen gives ids in turn, so this is more than enough to get past the recent ones. */
  private static final int ATTEMPTS = 64;

  @Override
  public String description() {
    return "create the domain";
  }

  /**
   * An id that was in use a moment ago is not taken: late events of the old domain's devices would
   * hit the new one.
   */
  @Override
  public void perform(CreateContext context) {
    Hypervisor hypervisor = context.host().hypervisor();
    DomidHistory history = new DomidHistory(context.host().paths());
    for (int i = 0; i < ATTEMPTS; i++) {
      int domid = hypervisor.createDomain(spec);
      context.domid(domid);
      if (!history.isRecent(domid)) {
        return;
      }
      context.forgetDomain();
      hypervisor.destroy(domid);
    }
    throw new ToolstackException(
        "Xen offered only domain ids that were in use a minute ago; try again later.");
  }

  @Override
  public void undo(CreateContext context) {
    if (context.hasDomain()) {
      int domid = context.domid();
      new DomidHistory(context.host().paths()).add(domid);
      context.host().hypervisor().destroy(domid);
      StoreTreeStep.removeLate(context.host().xenstore(), domid);
      context.forgetDomain();
    }
  }
}
