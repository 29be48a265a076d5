package xm.toolstack.create;

import java.util.UUID;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainNames;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;

/** Replaces the stored configuration of a running domain: its next restart uses the new one. */
public final class ConfigUpdate {
  private final Host host;

  public ConfigUpdate(Host host) {
    this.host = host;
  }

  /**
   * Stores it, under the name and UUID that the domain has.
   *
   * @throws ToolstackException for a domain that xm did not make
   */
  public void store(int domid, DomainConfig config) {
    LiveDomains live = new LiveDomains(host);
    DomainInfo info = live.require(domid);
    String name = live.name(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("configure", name);
    }
    UUID uuid = info.handle();
    Userdata userdata = new Userdata(host.paths(), domid, uuid);
    if (!live.ours(domid) || userdata.read(Userdata.XM).isEmpty()) {
      throw new ToolstackException(
          "Domain '" + name + "' was not made by xm: use the tool that made it.");
    }
    DomainNames.require(name);
    DomainConfig same = PinnedConfig.of(SameDomain.of(config, name, uuid), host.files());
    userdata.write(Userdata.LIBXL_JSON, LibxlJson.of(same));
    userdata.write(Userdata.XM, DomainConfigLoader.toSxp(same));
  }
}
