package xm.cli.command.diagnose;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.command.domain.DomainLookup;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Listed;
import xm.toolstack.DomainSnapshot;
import xm.xenctrl.DomainInfo;

/** {@code xm domstate}: one word, asked in xm's order. */
public final class DomstateCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("domstate", "<domain> ", "Print the state of a domain.")
        .outputFormat()
        .operands(Declaration.Operands.DOMAINS)
        .words(1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Listed domain = DomainLookup.listed(session.toolstack(), List.of(arguments.operand(0))).get(0);
    String word = domain.runs() ? word(domain.running()) : "shutoff";
    if (arguments.json()) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startObject();
        JsonReports.identity(json, domain);
        json.field("domain_state", word);
        json.endObject();
      }
    } else {
      session.out().println(word);
    }
    return ExitCodes.OK;
  }

  /** xm never said "running": a slip made it print nothing for a domain that ran. */
  private static String word(DomainSnapshot domain) {
    DomainInfo info = domain.info();
    if (info.shutdown() && !info.crashed()) {
      return "shutoff";
    }
    if (info.blocked()) {
      return "idle";
    }
    if (info.dying()) {
      return "shutdown";
    }
    if (info.crashed()) {
      return "crashed";
    }
    if (info.paused()) {
      return domain.adminPaused() ? "paused by admin" : "paused";
    }
    return "running";
  }
}
