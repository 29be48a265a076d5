package xm.toolstack.managed;

import java.nio.file.Path;
import xm.toolstack.Progress;
import xm.toolstack.host.HostPaths;

/** Makes the managed domains of a host. */
public final class ManagedFactory {

  private ManagedFactory() {}

  /**
   * The managed domains of a host. What xend left is taken over first.
   *
   * @param notices hears what was taken over, and what could not be read
   */
  public static ManagedDomains on(HostPaths paths, RunningDomains host, Progress notices) {
    ManagedStore store = store(paths);
    new XendImport(paths.xendDomains(), store, notices).run();
    return new StoredDomains(store, host, notices);
  }

  /** The managed domains of one directory, for tests. */
  public static ManagedDomains in(Path directory, RunningDomains host) {
    return new StoredDomains(new ManagedStore(directory), host, Progress.NONE);
  }

  static ManagedStore store(HostPaths paths) {
    return new ManagedStore(paths.own().resolve("domains"));
  }
}
