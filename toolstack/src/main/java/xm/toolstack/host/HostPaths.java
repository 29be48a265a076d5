package xm.toolstack.host;

import java.nio.file.Path;

/**
 * Where things are on this host.
 *
 * @param scripts hotplug scripts, /etc/xen/scripts
 * @param lib libxl's state, /var/lib/xen (userdata-*)
 * @param run /run/xen
 * @param log /var/log/xen
 * @param createLock the lock that xl takes during create, /var/lock/xl
 * @param privateBin private programs of the running Xen, /usr/lib/xen-X.Y/bin
 * @param own what xm keeps beyond a reboot of the host, /var/lib/xm
 */
public record HostPaths(
    Path scripts, Path lib, Path run, Path log, Path createLock, Path privateBin, Path own) {

  /** Where that Xen keeps hvmloader and xen-shim, /usr/lib/xen-X.Y/boot. */
  public Path firmware() {
    return privateBin.resolveSibling("boot");
  }

  /** Where xend kept its managed domains, /var/lib/xend/domains. */
  public Path xendDomains() {
    return own.resolveSibling("xend").resolve("domains");
  }
}
