package xm.toolstack.create;

/**
 * One thing to do while a domain is created. Steps are data: equal steps do the same. {@link #undo}
 * is also called for a step that failed half way or never began, so it must not mind what is not
 * there.
 */
interface Step {

  /** A short phrase such as {@code build the memory image}. */
  String description();

  void perform(CreateContext context);

  /** Takes back what {@link #perform} did or began. */
  default void undo(CreateContext context) {}
}
