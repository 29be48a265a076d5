package xm.simulator;

import java.io.IOException;
import java.nio.file.Path;
import xm.simulator.host.StateDirectory;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;

/** A simulated host inside this process, for tests: no daemon, but a real xenstored socket. */
public final class SimulatedHost implements AutoCloseable {
  private final SimulatedMachine machine;
  private final StateDirectory directory;

  private SimulatedHost(SimulatedMachine machine, StateDirectory directory) {
    this.machine = machine;
    this.directory = directory;
  }

  /** Starts a machine in this directory; closing the host stops it. */
  public static Host inProcess(Path directory) {
    SimulatedHost simulated = start(directory);
    return simulated.host(simulated::close);
  }

  /** Starts a machine in this directory whose insides a test wants to see. */
  public static SimulatedHost start(Path directory) {
    StateDirectory state = new StateDirectory(directory);
    state.prepare();
    try {
      SimulationLog log = new SimulationLog(state.logFile());
      return new SimulatedHost(new SimulatedMachine(state, log), state);
    } catch (IOException e) {
      throw new ToolstackException(
          "The simulated host in " + directory + " does not start: " + e.getMessage() + ".", e);
    }
  }

  /** One more client of this machine; closing it leaves the machine running. */
  public Host connect() {
    return host(() -> {});
  }

  public SimulatedMachine machine() {
    return machine;
  }

  public StateDirectory directory() {
    return directory;
  }

  @Override
  public void close() {
    machine.close();
  }

  private Host host(Runnable onClose) {
    return new DirectoryHost(
        directory, machine::hypervisor, machine::builder, machine::images, onClose);
  }
}
