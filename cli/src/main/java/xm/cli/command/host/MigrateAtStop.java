package xm.cli.command.host;

import java.time.Duration;
import java.util.Optional;
import xm.cli.command.Session;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ToolstackException;
import xm.toolstack.hostlife.StopKeeper;
import xm.toolstack.hostlife.StopListener.Outcome;
import xm.toolstack.migrate.CheckResult;
import xm.toolstack.migrate.MigrateOptions;
import xm.toolstack.migrate.MigrationListener;
import xm.toolstack.migrate.facts.Finding;
import xm.toolstack.migrate.route.Route;

/**
 * Migrates the domains of a host that stops. One that cannot go is left to the next keeper. The way
 * to the other host ends with the time that there is, and a migration that loses its way leads
 * back: the guest goes on here and is saved or shut down.
 */
final class MigrateAtStop implements StopKeeper {
  /** One migration may take this part of the time that is left: the rest is for what comes then. */
  private static final int SHARE = 2;

  /** The same for the first question; an xl is asked when no xm answers. */
  private static final int QUESTION_SHARE = 8;

  private final Session session;
  private final Route route;
  private final boolean live;
  private final StopKeeper next;
  private State state = State.UNKNOWN;

  /** What is known of the other host. */
  private enum State {
    UNKNOWN,
    ANSWERS,
    LOST
  }

  /**
   * For one stop.
   *
   * @param next is asked to keep what cannot be migrated
   */
  MigrateAtStop(Session session, Route route, boolean live, StopKeeper next) {
    this.session = session;
    this.route = route;
    this.live = live;
    this.next = next;
  }

  @Override
  public Optional<Outcome> keep(DomainSnapshot domain, Duration left) {
    long end = System.nanoTime() + left.toNanos();
    try {
      if (answers(domain, left)) {
        migrate(domain, end);
        return Optional.of(Outcome.MIGRATED);
      }
    } catch (ToolstackException e) {
      say(domain, e.getMessage());
    }
    return next.keep(domain, Duration.ofNanos(end - System.nanoTime()));
  }

  /** Whether the other host answers; it is asked once. */
  private boolean answers(DomainSnapshot domain, Duration left) {
    if (state == State.UNKNOWN) {
      CheckResult result =
          session
              .toolstack()
              .migrations()
              .check(domain.domid(), within(left.dividedBy(QUESTION_SHARE)), live);
      boolean lost = result.there().isEmpty() && result.refused();
      state = lost ? State.LOST : State.ANSWERS;
      if (lost) {
        throw new ToolstackException(reason(result));
      }
    }
    return state == State.ANSWERS;
  }

  private static String reason(CheckResult result) {
    StringBuilder reason = new StringBuilder();
    for (Finding finding : result.findings()) {
      if (finding.weight() == Finding.Weight.ERROR) {
        reason.append(reason.length() == 0 ? "" : " ").append(finding.sentence());
      }
    }
    return reason.toString();
  }

  private void migrate(DomainSnapshot domain, long end) {
    long begun = System.nanoTime();
    Duration share = Duration.ofNanos(end - begun).dividedBy(SHARE);
    try {
      session
          .toolstack()
          .migrations()
          .migrate(
              domain.domid(),
              within(share),
              new MigrateOptions(live, false),
              MigrationListener.NONE);
    } catch (ToolstackException e) {
      if (System.nanoTime() - begun >= share.toNanos()) {
        state = State.LOST; // it would let all wait as long
      }
      throw e;
    }
  }

  /** The same route, for so long. */
  private Route within(Duration limit) {
    return route.fixed() || route.carrier().direct()
        ? route
        : new Route(
            route.host(),
            "timeout --foreground "
                + Math.max(1, limit.toSeconds())
                + " "
                + route.carrier().command(),
            route.tool());
  }

  private void say(DomainSnapshot domain, String why) {
    session
        .err()
        .println(
            "Warning: Domain "
                + Printable.of(domain.name())
                + " (id="
                + domain.domid()
                + ") stays here: "
                + Printable.of(why.replace('\n', ' '))
                + (state == State.LOST ? " No other domain is migrated either." : ""));
    session.err().flush();
  }
}
