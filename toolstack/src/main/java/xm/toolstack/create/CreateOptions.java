package xm.toolstack.create;

/**
 * Choices of the operator.
 *
 * @param paused leave the domain paused
 * @param terminal a person sits at this process's terminal and sees a boot loader's menu
 */
public record CreateOptions(boolean paused, boolean terminal) {

  /** Nobody watches. */
  public CreateOptions(boolean paused) {
    this(paused, false);
  }
}
