package xm.cli.command.cpu;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.CommandFailure;
import xm.cli.command.Session;

/** {@code xm sched-sedf}: says which scheduler runs instead, in the words of xm. */
public final class SchedSedfCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "sched-sedf", "<Domain> [options]", "Nothing any more: sedf left Xen with 4.6.")
        .valued('p', "period", "MS", "Relative deadline(ms)")
        .valued('s', "slice", "MS", "Worst-case execution time(ms). (slice < period)")
        .valued('l', "latency", "MS", "Scaled period (ms) when domain performs heavy I/O")
        .valued('e', "extra", "FLAG", "Flag (0 or 1) controls if domain can run in extra time.")
        .valued('w', "weight", "FLOAT", "CPU Period/slice (do not set with --period/--slice)");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    throw new CommandFailure(
        "Xen is running with the "
            + session.toolstack().schedulers().scheduler().label()
            + " scheduler\n"
            + "The sedf scheduler left Xen with 4.6; see sched-rtds and sched-credit2.");
  }
}
