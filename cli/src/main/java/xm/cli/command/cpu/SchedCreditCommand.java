package xm.cli.command.cpu;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;
import xm.xenctrl.Scheduler;

/** {@code xm sched-credit}. */
public final class SchedCreditCommand implements Command {

  @Override
  public Declaration declaration() {
    return ShareRun.withExtensions(
        Declaration.of(
                "sched-credit",
                "[-d <Domain> [-w[=WEIGHT]|-c[=CAP]]]",
                "Show or set weight and cap under the credit scheduler.")
            .valued('d', "domain", "DOMAIN", "Domain to modify")
            .valued('w', "weight", "WEIGHT", "Weight (int)")
            .valued('c', "cap", "CAP", "Cap (int)")
            .extension('t', "tslice_ms", "MSECS", "With -s: how long a vcpu runs at a time")
            .extension(
                'm', "migration_delay_us", "USECS", "With -s: how long it counts as cache-hot"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return new ShareRun(Scheduler.CREDIT, session).run(arguments, true);
  }
}
