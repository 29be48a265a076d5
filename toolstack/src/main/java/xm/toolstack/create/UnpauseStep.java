package xm.toolstack.create;

/** Lets the guest run. */
record UnpauseStep() implements Step {

  @Override
  public String description() {
    return "start it";
  }

  @Override
  public void perform(CreateContext context) {
    context.host().hypervisor().unpause(context.domid());
  }
}
