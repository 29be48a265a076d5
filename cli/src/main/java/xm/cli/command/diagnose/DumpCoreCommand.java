package xm.cli.command.diagnose;

import java.nio.file.Path;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.toolstack.Progress;
import xm.toolstack.Toolstack;
import xm.toolstack.diagnose.CoreDumper;

/** {@code xm dump-core}. */
public final class DumpCoreCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "dump-core",
            "[-L|--live] [-C|--crash] [-R|--reset] <Domain> [Filename]",
            "Write the memory and registers of a domain to a file.")
        .flag('L', "live", "Dump core without pausing the domain")
        .flag('C', "crash", "Crash domain after dumping core")
        .flag('R', "reset", "Reset domain after dumping core")
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (arguments.has("crash") && arguments.has("reset")) {
      throw UsageException.withExtraLine("You may not specify more than one '-CR' option");
    }
    int count = arguments.operands().size();
    if (count < 1 || count > 2) {
      throw UsageException.withExtraLine("Expects 1 or 2 argument(s)");
    }
    session.out().println("Dumping core of domain: " + Printable.of(arguments.operand(0)) + " ...");
    session.out().flush();
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(arguments.operand(0)).domid();
    CoreDumper cores = toolstack.diagnostics().cores();
    cores.check(domid);
    Path file =
        count == 2
            ? Path.of(arguments.operand(1)).toAbsolutePath().normalize()
            : cores.defaultFile(domid, toolstack.diagnostics().dumpDirectory());
    String what = "Dumping core of " + Printable.of(arguments.operand(0)) + " to " + file;
    try (Waiting waiting = Waiting.on(session, () -> interrupted(file))) {
      waiting.step(what);
      cores.dump(domid, file, arguments.has("live"));
    }
    if (arguments.has("crash")) {
      toolstack.destroy(domid);
    } else if (arguments.has("reset")) {
      toolstack.diagnostics().reset(domid, Progress.NONE);
    }
    return ExitCodes.OK;
  }

  private static String interrupted(Path file) {
    return "Interrupted. The domain goes on as before, and what was written of its core is "
        + file
        + "-incomplete.";
  }
}
