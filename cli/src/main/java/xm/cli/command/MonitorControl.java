package xm.cli.command;

/** Runs the resident monitor in this process. */
public interface MonitorControl {

  /**
   * Returns when no domain of ours is left.
   *
   * @param stay true to stay also then
   * @return false when another monitor runs already
   */
  boolean run(boolean stay);
}
