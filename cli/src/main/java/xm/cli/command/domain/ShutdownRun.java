package xm.cli.command.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
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
      toolstack.requestShutdown(domain.domid(), request);
    }
    if (arguments.has("wait")) {
      toolstack.awaitShutdown(domains, request, REBOOT_GRACE, new Printer(session));
      boolean reboot = request == ShutdownRequest.REBOOT;
      session.out().println(reboot ? "All domains rebooted" : "All domains terminated");
    }
    return ExitCodes.OK;
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

  /** Says how each domain ended, at once. */
  private record Printer(Session session) implements ShutdownListener {
    @Override
    public void ended(DomainSnapshot domain, Outcome outcome) {
      String text =
          switch (outcome) {
            case TERMINATED -> " terminated";
            case REBOOTED -> " rebooted";
            case DID_NOT_COME_BACK -> " destroyed for failing to reboot";
          };
      session.out().println("Domain " + Printable.of(domain.name()) + text);
      session.out().flush();
    }
  }
}
