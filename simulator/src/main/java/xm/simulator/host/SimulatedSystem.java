package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import xm.toolstack.host.HostSystem;

/** The real clock, an uptime that began with the simulated host, and a uname that says so. */
public final class SimulatedSystem implements HostSystem {
  private final Path socket;

  /**
   * @param socket made when the host started
   */
  public SimulatedSystem(Path socket) {
    this.socket = socket;
  }

  @Override
  public double nowSeconds() {
    Instant now = Instant.now();
    return now.getEpochSecond() + now.getNano() / 1e9;
  }

  @Override
  public double uptimeSeconds() {
    try {
      return Math.max(0, nowSeconds() - Files.getLastModifiedTime(socket).toMillis() / 1e3);
    } catch (IOException e) {
      return 0; // the host has just been stopped
    }
  }

  @Override
  public Uname uname() {
    return new Uname("Linux", "simulated-host", "6.1.0-simulated", "#1 SMP simulated", "x86_64");
  }
}
