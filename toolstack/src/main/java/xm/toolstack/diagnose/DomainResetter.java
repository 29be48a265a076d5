package xm.toolstack.diagnose;

import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainStateException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.DomainCreator;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.create.SameDomain;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.describe.StoredConfig;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;

/** Pulls the plug of a domain and puts it in again: the same domain, with a new id. */
public final class DomainResetter {
  private final Host host;
  private final LiveDomains live;

  public DomainResetter(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /**
   * Destroys and creates.
   *
   * @throws ToolstackException before anything is touched for a domain that was not made by xm
   */
  public StartedDomain reset(int domid, Progress progress) {
    DomainInfo info = live.require(domid);
    String name = live.name(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("reset", name);
    }
    if (info.dying() || info.shutdown()) {
      throw DomainStateException.notStarted(name);
    }
    Optional<DomainConfig> config = new StoredConfig(host.paths()).read(domid, info.handle());
    if (config.isEmpty()) {
      throw new ToolstackException(
          "Domain '"
              + name
              + "' was not made by xm, so its configuration is not known here: use 'xm destroy' and"
              + " create it again with the tool that made it.");
    }
    DomainConfig same = SameDomain.of(config.get(), name, info.handle());
    boolean paused = info.paused();
    new DomainDestroyer(host).destroy(domid);
    try {
      return new DomainCreator(host).create(same, new CreateOptions(paused), progress);
    } catch (RuntimeException e) {
      throw new ToolstackException(
          "Domain '" + name + "' was destroyed and cannot be created again: " + e.getMessage(), e);
    }
  }
}
