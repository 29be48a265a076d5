package xm.simulator.daemon;

/** What can be asked of the process itself. */
public interface DaemonPort {

  /** Process id. */
  long pid();

  /** Unix time of its start in milliseconds. */
  long startedMillis();

  /** Ends the process soon after the answer. */
  void stop();
}
