package xm.toolstack.describe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import xm.config.ConfigException;
import xm.config.DomainConfigLoader;
import xm.config.model.DomainConfig;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * The configuration that create left beside libxl's userdata, {@code userdata-d.DOMID.UUID.xm} in
 * the form of {@code xm create -F}. Domains of other tools have none.
 */
public final class StoredConfig {
  private final HostPaths paths;

  public StoredConfig(HostPaths paths) {
    this.paths = paths;
  }

  /** The file for a domain, whether it exists or not. */
  public Path file(int domid, UUID uuid) {
    return paths.lib().resolve("userdata-d." + domid + "." + uuid + ".xm");
  }

  /**
   * The configuration, empty when the domain has none.
   *
   * @throws ToolstackException when the file is there and cannot be used
   */
  public Optional<DomainConfig> read(int domid, UUID uuid) {
    Path file = file(domid, uuid);
    try {
      return Optional.of(parse(file, Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ToolstackException("Cannot read the stored configuration " + file + ": " + e, e);
    }
  }

  /** Reads text in the stored form; {@code file} is for messages. */
  public static DomainConfig parse(Path file, String text) {
    try {
      return DomainConfigLoader.loadSxp(file.toString(), text).config();
    } catch (ConfigException e) {
      throw new ToolstackException("The stored configuration is damaged: " + e.getMessage(), e);
    }
  }
}
