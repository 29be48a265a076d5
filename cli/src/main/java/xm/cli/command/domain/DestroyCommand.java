package xm.cli.command.domain;

import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Toolstack;

/** {@code xm destroy}. */
public final class DestroyCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("destroy", "<Domain>", "End a domain at once, without asking the guest.")
        .batch(BatchForm.Kind.RUNNING, "destroyed")
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    if (toolstack.managed().inactive(arguments.operand(0)).isPresent()) {
      return ExitCodes.OK; // there is nothing to end, and xm said nothing either
    }
    DomainSnapshot domain = toolstack.find(arguments.operand(0));
    ServedWarning.print(domain, session);
    String name = Printable.of(domain.name());
    try (Waiting waiting =
        Waiting.on(
            session,
            () ->
                "Interrupted. "
                    + name
                    + " may be half gone: xm destroy "
                    + domain.domid()
                    + " takes the rest away, or xm cleanup.")) {
      waiting.step("Destroying " + name);
      toolstack.destroy(domain.domid());
    }
    return ExitCodes.OK;
  }
}
