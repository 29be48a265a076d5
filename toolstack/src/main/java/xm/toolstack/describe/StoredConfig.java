package xm.toolstack.describe;

import java.util.Optional;
import java.util.UUID;
import xm.config.ConfigException;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.Userdata;
import xm.toolstack.host.HostPaths;

/** The configuration that create left behind; domains of other tools have none. */
public final class StoredConfig {
  private final HostPaths paths;

  public StoredConfig(HostPaths paths) {
    this.paths = paths;
  }

  /**
   * The configuration, empty when the domain has none.
   *
   * @throws ToolstackException when it is there and cannot be used
   */
  public Optional<DomainConfig> read(int domid, UUID uuid) {
    Optional<String> text = new Userdata(paths, domid, uuid).read(Userdata.XM);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(parse("userdata of domain " + domid, text.get()));
  }

  /**
   * Reads text in the stored form.
   *
   * @param source for messages
   */
  public static DomainConfig parse(String source, String text) {
    try {
      return DomainConfigLoader.loadSxp(source, text).config();
    } catch (ConfigException e) {
      throw new ToolstackException("The stored configuration is damaged: " + e.getMessage(), e);
    }
  }
}
