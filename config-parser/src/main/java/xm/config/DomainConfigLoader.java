package xm.config;

import xm.config.model.DomainConfig;

/** The facade of this module: text in, typed configuration out, or every diagnostic at once. */
public final class DomainConfigLoader {

  private DomainConfigLoader() {}

  /**
   * Evaluates a file in the configuration language.
   *
   * @throws ConfigException when it has errors
   */
  public static LoadedConfig load(ConfigRequest request) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** Reads the form that {@code xm create -n} prints and {@code xm create -F} takes. */
  public static LoadedConfig loadSxp(String displayName, String text) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** The form that {@link #loadSxp} reads, complete: uuid and MAC addresses included. */
  public static String toSxp(DomainConfig config) {
    throw new UnsupportedOperationException("not written yet");
  }
}
