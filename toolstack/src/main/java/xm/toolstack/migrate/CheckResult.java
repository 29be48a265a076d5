package xm.toolstack.migrate;

import java.util.List;
import java.util.Optional;
import xm.toolstack.migrate.facts.Finding;
import xm.toolstack.migrate.facts.GuestNeeds;
import xm.toolstack.migrate.facts.HostFacts;
import xm.toolstack.migrate.route.Route;

/**
 * What the checks before a migration found.
 *
 * @param there empty when the receiver told nothing
 * @param route to the tool that will receive
 */
public record CheckResult(
    GuestNeeds guest, Optional<HostFacts> there, Route route, List<Finding> findings) {

  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** Whether the migration is refused. */
  public boolean refused() {
    return findings.stream().anyMatch(f -> f.weight() == Finding.Weight.ERROR);
  }
}
