package xm.toolstack.create;

/** Hypercalls on the new domain that PV has not. None needs an undo: they end with the domain. */
final class HvmSteps {

  private HvmSteps() {}

  /**
   * One HVM parameter.
   *
   * @param number of {@link xm.xenctrl.HvmCalls}
   * @param what names it to the operator
   */
  record Param(int number, String what, long value) implements Step {
    @Override
    public String description() {
      return "set its " + what + " to " + value;
    }

    @Override
    public void perform(CreateContext context) {
      context.host().hypervisor().setHvmParam(context.domid(), number, value);
    }
  }

  /** Memory for its paging structures, in KiB. */
  record PagingPool(long kib) implements Step {
    @Override
    public String description() {
      return "give it " + kib + " KiB for its page tables";
    }

    @Override
    public void perform(CreateContext context) {
      context.host().hypervisor().setPagingPoolKib(context.domid(), kib);
    }
  }
}
