package xm.toolstack;

import xm.toolstack.host.Host;
import xm.toolstack.monitor.MonitorLauncher;

/** Makes the toolstack of a host. */
public final class ToolstackFactory {

  private ToolstackFactory() {}

  /** A toolstack that starts no monitor: nobody acts when a guest that it creates ends. */
  public static Toolstack on(Host host) {
    return on(host, MonitorLauncher.NONE);
  }

  /** A toolstack that makes sure of the monitor after each create. */
  public static Toolstack on(Host host, MonitorLauncher monitor) {
    return on(host, monitor, Progress.NONE);
  }

  /**
   * A toolstack that makes sure of the monitor after each create.
   *
   * @param notices hears what an operator should know although nobody asked, one sentence each
   */
  public static Toolstack on(Host host, MonitorLauncher monitor, Progress notices) {
    return new XenToolstack(host, monitor, notices);
  }
}
