package xm.toolstack.migrate;

import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.migrate.facts.Preflight;
import xm.toolstack.operate.DomainRenamer;

/** What domains are called on the way, as xl and Ganeti know them. */
final class Names {
  static final String INCOMING = Preflight.INCOMING;
  static final String AWAY = "--migratedaway";

  private Names() {}

  /** The name without what a migration put behind it. */
  static String plain(String name) {
    for (String suffix : new String[] {INCOMING, AWAY}) {
      if (name.endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }

  static String of(Host host, int domid) {
    return host.xenstore().readIfExists(XenstorePaths.name(domid)).orElse("");
  }

  /** Gives a domain its plain name back, unless another has taken it. */
  static void restore(Host host, int domid) {
    String name = of(host, domid);
    String plain = plain(name);
    if (!name.equals(plain)) {
      try {
        new DomainRenamer(host).rename(domid, plain);
      } catch (ToolstackException e) {
        throw new ToolstackException(
            "The domain is called " + name + " still: " + e.getMessage(), e);
      }
    }
  }
}
