package xm.simulator;

import java.nio.file.Path;
import xm.toolstack.host.Host;

/** The simulated host of a state directory; it runs as a process of its own. */
public final class Simulator {

  private Simulator() {}

  /** Connects to the simulated host of this directory and starts it when it does not run. */
  public static Host connect(Path directory) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** One line for {@code xm sim status}: running or not, since when, how many domains. */
  public static String status(Path directory) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** Ends the simulated host, as pulling the plug would; true when it ran. */
  public static boolean stop(Path directory) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** Stops it and removes its state directory. */
  public static void reset(Path directory) {
    throw new UnsupportedOperationException("not written yet");
  }
}
