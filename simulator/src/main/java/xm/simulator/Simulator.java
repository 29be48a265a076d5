package xm.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xm.simulator.daemon.DaemonPort;
import xm.simulator.daemon.DaemonStarter;
import xm.simulator.host.StateDirectory;
import xm.simulator.hypervisor.GuestImages;
import xm.simulator.remote.CallClient;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.XenUnavailableException;

/** The simulated host of a state directory; it runs as a process of its own. */
public final class Simulator {
  private static final long STOP_SECONDS = 10;

  private Simulator() {}

  /**
   * Connects to the simulated host of this directory and starts it when it does not run.
   *
   * @throws ToolstackException when it does not start
   */
  public static Host connect(Path directory) {
    StateDirectory state = new StateDirectory(directory);
    CallClient client = new DaemonStarter(state).findOrStart();
    return new DirectoryHost(
        state,
        () -> client.port(Hypervisor.class),
        () -> client.port(GuestBuilder.class),
        () -> client.port(GuestImages.class),
        client::close);
  }

  /** One line for {@code xm sim status}: running or not, since when, how many domains. */
  public static String status(Path directory) {
    StateDirectory state = new StateDirectory(directory);
    try (CallClient client = new DaemonStarter(state).find()) {
      if (client == null) {
        return "No simulated host is running in " + state.root() + ".";
      }
      DaemonPort daemon = client.port(DaemonPort.class);
      int domains = client.port(Hypervisor.class).listDomains().size();
      return "A simulated host is running in "
          + state.root()
          + " (process "
          + daemon.pid()
          + ") since "
          + Instant.ofEpochSecond(daemon.startedMillis() / 1000)
          + " with "
          + domains
          + (domains == 1 ? " domain." : " domains.");
    }
  }

  /** Ends the simulated host, as pulling the plug would; true when it ran. */
  public static boolean stop(Path directory) {
    StateDirectory state = new StateDirectory(directory);
    long pid;
    try (CallClient client = new DaemonStarter(state).find()) {
      if (client == null) {
        return false;
      }
      DaemonPort daemon = client.port(DaemonPort.class);
      pid = daemon.pid();
      daemon.stop();
    } catch (XenUnavailableException e) {
      pid = recordedPid(state); // it went while we talked, or cannot talk any more
    }
    ProcessHandle.of(pid).ifPresent(Simulator::awaitEnd);
    return true;
  }

  /** Stops it and removes its state directory. */
  public static void reset(Path directory) {
    stop(directory);
    new StateDirectory(directory).delete();
  }

  private static long recordedPid(StateDirectory state) {
    try {
      return Long.parseLong(Files.readString(state.lockFile()).strip());
    } catch (IOException | NumberFormatException e) {
      throw new ToolstackException(
          "The simulated host in " + state.root() + " does not answer and cannot be found.", e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new ToolstackException("The simulated host could not be stopped.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
