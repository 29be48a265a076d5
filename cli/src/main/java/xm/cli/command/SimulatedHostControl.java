package xm.cli.command;

/** Starting over with the simulated host, for {@code xm sim}. */
public interface SimulatedHostControl {

  /** One line: running or not, since when, how many domains. */
  String status();

  /** True when it ran. */
  boolean stop();

  void reset();

  /** Its state directory. */
  String directory();
}
