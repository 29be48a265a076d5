package xm.toolstack.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.NameInUseException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.sample.DomainResolver;
import xm.toolstack.sample.HostSampler;
import xm.xenstore.XsTransaction;

/** Gives a domain another name, which nothing else may have or be known by. */
public final class DomainRenamer {
  private static final int ATTEMPTS = 20;

  private final Host host;

  public DomainRenamer(Host host) {
    this.host = host;
  }

  /**
   * Renames.
   *
   * @throws xm.toolstack.InvalidNameException for a name with other characters than xm allows
   * @throws NameInUseException also when the new name is the id or the UUID of another domain, as
   *     xm would then reach the wrong one
   */
  public void rename(int domid, String newName) {
    DomainNames.require(newName);
    List<DomainSnapshot> domains = new HostSampler(host).sample().domains();
    DomainSnapshot self = null;
    for (DomainSnapshot domain : domains) {
      if (domain.domid() == domid) {
        self = domain;
      }
    }
    if (self == null) {
      throw new NoSuchDomainException(Integer.toString(domid));
    }
    Optional<DomainSnapshot> other = DomainResolver.resolve(domains, newName);
    if (other.isPresent() && other.get().domid() != domid) {
      throw new NameInUseException(newName, other.get().domid());
    }
    String vm = XenstorePaths.vm(self.uuid());
    host.xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              write(t, domid, vm, newName);
              return null;
            });
  }

  /** Checks the names once more inside the transaction, where nobody can come in between. */
  private static void write(XsTransaction t, int domid, String vm, String newName) {
    List<String> ids = t.listIfExists(XenstorePaths.DOMAINS);
    List<String> paths = new ArrayList<>(ids.size());
    for (String id : ids) {
      paths.add(XenstorePaths.DOMAINS + "/" + id + "/name");
    }
    List<Optional<String>> names = t.readAll(paths);
    String own = Integer.toString(domid);
    boolean found = false;
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i).equals(own)) {
        found = true;
      } else if (names.get(i).isPresent() && names.get(i).get().equals(newName)) {
        throw new NameInUseException(newName, Integer.parseInt(ids.get(i)));
      }
    }
    if (!found) {
      throw new NoSuchDomainException(own);
    }
    t.write(XenstorePaths.name(domid), newName);
    t.write(vm + "/name", newName);
  }
}
