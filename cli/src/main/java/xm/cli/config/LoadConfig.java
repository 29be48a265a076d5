package xm.cli.config;

import java.util.List;
import xm.cli.args.UsageException;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.LoadedConfig;

/** From a file's name to a configuration. */
public final class LoadConfig {

  private LoadConfig() {}

  /** The file as xm shows it, see {@link ConfigFiles#find}. */
  public static String locate(String name, String searchPath) {
    return ConfigFiles.find(name, searchPath)
        .orElseThrow(() -> UsageException.withExtraLine("Unable to open config file: " + name));
  }

  /** Reads a located file in the configuration language. */
  public static LoadedConfig file(String file, List<String> assignments, HostFacts facts) {
    return DomainConfigLoader.load(
        new ConfigRequest(file, ConfigFiles.read(file), assignments, facts));
  }

  /** As {@link #file}, but only as far as xm looked at a file before it asked xend. */
  public static DomainConfigLoader.DryRun dryRun(
      String file, List<String> assignments, HostFacts facts) {
    return DomainConfigLoader.dryRun(
        new ConfigRequest(file, ConfigFiles.read(file), assignments, facts));
  }

  /** Reads what {@code create -n} prints. */
  public static LoadedConfig sxp(String file) {
    return DomainConfigLoader.loadSxp(file, ConfigFiles.read(file));
  }
}
