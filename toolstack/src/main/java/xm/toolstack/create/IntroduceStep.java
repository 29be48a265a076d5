package xm.toolstack.create;

/** Tells xenstored of the domain's ring; from here on the guest can use xenstore. */
record IntroduceStep() implements Step {

  @Override
  public String description() {
    return "introduce it to xenstored";
  }

  @Override
  public void perform(CreateContext context) {
    context
        .host()
        .xenstore()
        .introduce(context.domid(), context.image().storeFrame(), context.storePort());
  }
}
