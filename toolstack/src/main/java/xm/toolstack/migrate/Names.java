package xm.toolstack.migrate;

import xm.toolstack.DomainNames;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.operate.DomainRenamer;

/** What domains are called on the way. */
final class Names {
  private Names() {}

  static String of(Host host, int domid) {
    return host.xenstore().readIfExists(XenstorePaths.name(domid)).orElse("");
  }

  /** Gives a domain its plain name back, unless another has taken it. */
  static void restore(Host host, int domid) {
    String name = of(host, domid);
    String plain = DomainNames.plain(name);
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
