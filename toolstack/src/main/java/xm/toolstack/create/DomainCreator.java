package xm.toolstack.create;

import xm.config.model.DomainConfig;
import xm.toolstack.Progress;
import xm.toolstack.host.Host;

/** Creates domains on one host. */
public final class DomainCreator {
  private final Host host;

  public DomainCreator(Host host) {
    this.host = host;
  }

  /**
   * Checks the configuration against the host, then creates the domain; on failure everything that
   * was made is taken away again.
   *
   * @throws xm.toolstack.ToolstackException naming every reason to refuse, or the step that failed
   */
  public StartedDomain create(DomainConfig config, CreateOptions options, Progress progress) {
    throw new UnsupportedOperationException("not written yet: " + host);
  }
}
