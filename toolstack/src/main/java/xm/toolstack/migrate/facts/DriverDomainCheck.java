package xm.toolstack.migrate.facts;

import static xm.toolstack.migrate.facts.Finding.error;
import static xm.toolstack.migrate.facts.Finding.warning;

import java.util.ArrayList;
import java.util.List;
import xm.toolstack.migrate.facts.HostFacts.Named;

/**
 * Whether a host has the driver domains of a guest's devices; what those have there is theirs to
 * know.
 */
final class DriverDomainCheck {

  private DriverDomainCheck() {}

  static List<Finding> findings(GuestNeeds guest, HostFacts there, String host) {
    List<Finding> findings = new ArrayList<>();
    for (String name : guest.backends()) {
      if (there.names().isEmpty()) {
        findings.add(
            warning(
                "backend",
                "Whether " + host + " has the driver domain " + name + " could not be checked."));
      } else if (there.names().get().stream().noneMatch(named -> runs(named, name))) {
        findings.add(
            error(
                "backend",
                "Domain "
                    + name
                    + ", which serves devices of "
                    + guest.name()
                    + ", does not run on "
                    + host
                    + "."));
      }
    }
    return findings;
  }

  private static boolean runs(Named domain, String name) {
    return domain.name().equals(name) && domain.domid() >= 0;
  }
}
