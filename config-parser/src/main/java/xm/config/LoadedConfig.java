package xm.config;

import java.util.List;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;

/**
 * A configuration that can be used.
 *
 * @param sxp what {@code xm create -n} prints
 * @param warnings in file order
 */
public record LoadedConfig(DomainConfig config, Sxp sxp, List<Diagnostic> warnings) {
  public LoadedConfig {
    warnings = List.copyOf(warnings);
  }
}
