package xm.simulator.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.LocalConnection;

/**
 * The back ends of domain 0. A network back end makes its interface, a file in the {@code vifs}
 * directory, as netback makes {@code vifD.I}.
 */
public final class SimulatedBackends {
  private final Path vifs;
  private final Consumer<String> log;
  private final BackendDrivers drivers;

  public SimulatedBackends(
      LocalConnection store, Executor world, Path vifs, Faults faults, Consumer<String> log) {
    this.vifs = vifs;
    this.log = log;
    this.drivers = new BackendDrivers(store, world, new Interfaces(), faults, log);
  }

  /** Begins to watch. */
  public void start() {
    drivers.start();
  }

  private final class Interfaces implements BackendDrivers.Events {
    @Override
    public void appeared(BackendKind kind, String name) {
      if (kind == BackendKind.VIF) {
        try {
          Files.writeString(vifs.resolve("vif" + name), "");
        } catch (IOException e) {
          log.accept("Cannot make the interface vif" + name + ": " + e.getMessage());
        }
      }
    }

    @Override
    public void gone(BackendKind kind, String name) {
      if (kind == BackendKind.VIF) {
        vifs.resolve("vif" + name).toFile().delete();
      }
    }
  }
}
