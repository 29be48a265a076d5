package xm.cli.command.cpu;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;
import xm.xenctrl.Scheduler;

/** {@code xm sched-credit2}. */
public final class SchedCredit2Command implements Command {

  @Override
  public Declaration declaration() {
    return ShareRun.withExtensions(
        Declaration.of(
                "sched-credit2",
                "[-d <Domain> [-w[=WEIGHT]]",
                "Show or set the weight under the credit2 scheduler.")
            .valued('d', "domain", "DOMAIN", "Domain to modify")
            .valued('w', "weight", "WEIGHT", "Weight (int)")
            .extension('c', "cap", "CAP", "Per cent of one CPU, 0 for no limit"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return new ShareRun(Scheduler.CREDIT2, session).run(arguments, arguments.has("cap"));
  }
}
