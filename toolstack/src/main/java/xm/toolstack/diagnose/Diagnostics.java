package xm.toolstack.diagnose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.ConfigUpdate;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.host.Host;
import xm.toolstack.monitor.MonitorLauncher;

/** The operations of this package on one host. */
public final class Diagnostics {
  private final Host host;
  private final MonitorLauncher monitor;

  public Diagnostics(Host host, MonitorLauncher monitor) {
    this.host = host;
    this.monitor = monitor;
  }

  public DomainPoker poker() {
    return new DomainPoker(host);
  }

  public CoreDumper cores() {
    return new CoreDumper(host);
  }

  public FlaskControl flask() {
    return new FlaskControl(host);
  }

  /** Where cores go without a name: /var/xen/dump, as with xend. */
  public Path dumpDirectory() {
    return dumpDirectory(host);
  }

  /** As {@link #dumpDirectory()}, for those who have no toolstack. */
  public static Path dumpDirectory(Host host) {
    Path lib = host.paths().lib().toAbsolutePath(); // /var/lib/xen
    return host.simulated() ? lib.resolveSibling("dump") : Path.of("/var/xen/dump");
  }

  /** See {@link DomainResetter#reset}; a monitor runs afterwards. */
  public StartedDomain reset(int domid, Progress progress) {
    StartedDomain started = new DomainResetter(host).reset(domid, progress);
    monitor.ensureRunning();
    return started;
  }

  /** The configuration for the next restart. */
  public ConfigUpdate configUpdate() {
    return new ConfigUpdate(host);
  }

  /** Presses keys on Xen's console; the answer is in {@code xm dmesg}. */
  public void debugKeys(String keys) {
    host.hypervisor().sendDebugKeys(keys);
  }

  /** The toolstack's own log, empty when nothing was logged yet. */
  public String log() {
    Path file = host.paths().log().resolve("xm").resolve("xm.log");
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new ToolstackException(
          "The log " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
