package xm.toolstack.migrate.facts;

import java.io.IOException;
import java.util.Optional;
import xm.toolstack.migrate.route.Exchange;
import xm.toolstack.migrate.route.Route;

/**
 * Asks the other host for its facts: its xm first, and where that gives no answer its xl.
 *
 * @param facts empty when nobody answered
 * @param route to who answered
 * @param failure why nobody did, a sentence
 */
public record PeerQuestion(Optional<HostFacts> facts, Route route, String failure) {

  /** What {@code xm migrate-receive} takes for it. */
  public static final String OPTION = "--facts";

  /** Asks. */
  public static PeerQuestion ask(Route route, GuestNeeds guest) {
    if (route.fixed()) {
      return new PeerQuestion(
          Optional.empty(),
          route,
          "With -s '' the receiver is a fixed command, so that nothing can be asked before.");
    }
    String reason = "";
    try {
      if (!route.toXl()) {
        Exchange xm = route.ask(' ' + OPTION, FactsText.question(guest) + "\n");
        try {
          return answered(FactsText.facts(xm.output(), guest), route);
        } catch (IOException noAnswer) {
          reason = reason(xm);
        }
      }
      if (route.carrier().direct()) {
        return nobody(route, " does not answer: " + reason);
      }
      Exchange xl = Exchange.run(route.remote(XlAnswers.command(guest)), "");
      try {
        return answered(XlAnswers.facts(xl.output()), route.toXl() ? route : route.to(Route.XL));
      } catch (IOException noAnswer) {
        reason = reason(xl);
      }
    } catch (IOException e) {
      reason = e.getMessage();
    }
    return nobody(
        route,
        route.carrier().direct()
            ? " cannot be reached, " + reason
            : " cannot be reached, or has neither xm nor xl: " + reason);
  }

  private static PeerQuestion nobody(Route route, String why) {
    return new PeerQuestion(Optional.empty(), route, route.host() + why + ".");
  }

  private static PeerQuestion answered(HostFacts facts, Route route) {
    return new PeerQuestion(Optional.of(facts), route, "");
  }

  private static String reason(Exchange exchange) {
    return exchange.error().isEmpty()
        ? "the command ended with " + exchange.exitCode()
        : exchange.error();
  }
}
