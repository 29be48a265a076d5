package xm.cli.command.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.DomainStateException;
import xm.toolstack.ShutdownListener;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.Toolstack;

/** What shutdown and reboot do. */
final class ShutdownRun {
  /** How long a domain may be gone before it counts as lost (xm-commands §2, shutdown). */
  private static final Duration REBOOT_GRACE = Duration.ofSeconds(30);

  private ShutdownRun() {}

  static int run(Arguments arguments, Session session, ShutdownRequest request) {
    Toolstack toolstack = session.toolstack();
    List<DomainSnapshot> domains = domains(arguments, toolstack);
    for (DomainSnapshot domain : domains) {
      if (!arguments.has("all")) { // the others go, too
        ServedWarning.print(domain, session);
      }
      toolstack.requestShutdown(domain.domid(), request);
    }
    if (arguments.has("wait")) {
      boolean reboot = request == ShutdownRequest.REBOOT;
      await(toolstack, domains, request, session);
      session.out().println(reboot ? "All domains rebooted" : "All domains terminated");
    }
    return ExitCodes.OK;
  }

  private static void await(
      Toolstack toolstack, List<DomainSnapshot> domains, ShutdownRequest request, Session session) {
    Open open = new Open(session, domains, request == ShutdownRequest.REBOOT);
    try (Waiting waiting = Waiting.on(session, open::interrupted)) {
      open.show(waiting);
      toolstack.awaitShutdown(
          domains,
          request,
          REBOOT_GRACE,
          (domain, outcome) -> open.ended(domain, outcome, waiting));
    }
  }

  private static List<DomainSnapshot> domains(Arguments arguments, Toolstack toolstack) {
    List<DomainSnapshot> domains = new ArrayList<>();
    if (arguments.has("all")) {
      for (DomainSnapshot domain : DomainLookup.namedOrAll(toolstack, List.of())) {
        if (domain.domid() != 0) {
          domains.add(domain);
        }
      }
      return domains;
    }
    if (arguments.operands().isEmpty()) {
      throw new CommandFailure("No domain parameter given");
    }
    if (arguments.operands().size() > 1) {
      throw new CommandFailure("No multiple domain parameters allowed");
    }
    if (toolstack.managed().inactive(arguments.operand(0)).isPresent()) {
      throw DomainStateException.cannotBeShutDown();
    }
    domains.add(toolstack.find(arguments.operand(0)));
    return domains;
  }

  /** Says how each domain ended, at once, and for which ones it waits. */
  private static final class Open {
    private static final int NAMES_SHOWN = 3;

    private final Session session;
    private final List<DomainSnapshot> open;
    private final boolean reboot;

    Open(Session session, List<DomainSnapshot> domains, boolean reboot) {
      this.session = session;
      this.open = new ArrayList<>(domains);
      this.reboot = reboot;
    }

    synchronized void ended(
        DomainSnapshot domain, ShutdownListener.Outcome outcome, Waiting waiting) {
      open.remove(domain);
      String text =
          switch (outcome) {
            case TERMINATED -> " terminated";
            case REBOOTED -> " rebooted";
            case DID_NOT_COME_BACK -> " destroyed for failing to reboot";
          };
      waiting.above(
          () -> {
            session.out().println("Domain " + Printable.of(domain.name()) + text);
            session.out().flush();
          });
      show(waiting);
    }

    synchronized void show(Waiting waiting) {
      waiting.step("Waiting for " + names() + (reboot ? " to come back" : " to shut down"));
    }

    synchronized String interrupted() {
      return "Interrupted. "
          + (open.size() == 1 ? "Not yet through: " : open.size() + " not yet through: ")
          + names()
          + ", asked to "
          + (reboot ? "reboot" : "shut down")
          + " and free to do so later.";
    }

    private String names() {
      StringBuilder b = new StringBuilder();
      for (DomainSnapshot domain : open.subList(0, Math.min(NAMES_SHOWN, open.size()))) {
        b.append(b.length() == 0 ? "" : ", ").append(Printable.of(domain.name()));
      }
      int more = open.size() - NAMES_SHOWN;
      return more > 0 ? b + " and " + more + " more" : b.toString();
    }
  }
}
