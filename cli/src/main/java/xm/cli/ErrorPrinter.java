package xm.cli;

import java.io.PrintStream;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.args.UsageText;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;
import xm.cli.command.Streams;
import xm.cli.output.Printable;
import xm.config.ConfigException;
import xm.config.DiagnosticPrinter;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.ToolstackException;
import xm.xenctrl.HypercallException;
import xm.xenctrl.XenUnavailableException;
import xm.xenstore.XenstoreException;

/** The one place that tells an operator of a failure, and turns it into an exit code. */
final class ErrorPrinter {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean simulated;

  ErrorPrinter(Streams streams, boolean simulated) {
    out = streams.out();
    err = streams.err();
    this.simulated = simulated;
  }

  /**
   * Prints it.
   *
   * @param declaration of the command that failed, for its usage
   * @return the exit code
   */
  int print(Throwable failure, Declaration declaration) {
    // What was printed before the failure comes first, also when both go to one file.
    out.flush();
    if (failure instanceof UsageException usage) {
      error(usage.getMessage());
      usage(declaration, usage.extraLine());
    } else if (failure instanceof CommandFailure) {
      error(failure.getMessage());
    } else if (failure instanceof NoSuchDomainException) {
      error(failure.getMessage());
      return ExitCodes.NO_SUCH_DOMAIN;
    } else if (failure instanceof ToolstackException) {
      error(failure.getMessage());
      if (declaration.usageAfterRefusal()) {
        usage(declaration, false);
      }
    } else if (failure instanceof ConfigException config) {
      err.print(DiagnosticPrinter.print(config.diagnostics()));
      err.flush();
    } else if (failure instanceof XenUnavailableException) {
      error(failure.getMessage());
      if (!simulated && !failure.getMessage().contains("--sim")) {
        err.println("xm --sim works without Xen, on a simulated host.");
      }
    } else if (failure instanceof XenstoreException || failure instanceof HypercallException) {
      error(failure.getMessage());
    } else {
      bug(failure);
    }
    return ExitCodes.FAILURE;
  }

  /** What {@link #print} would say of it, without {@code Error:} and usage. */
  String sentences(Throwable failure) {
    if (failure instanceof ConfigException config) {
      return DiagnosticPrinter.print(config.diagnostics());
    }
    boolean expected =
        failure instanceof UsageException
            || failure instanceof CommandFailure
            || failure instanceof ToolstackException
            || failure instanceof XenUnavailableException
            || failure instanceof XenstoreException
            || failure instanceof HypercallException;
    if (!expected) {
      bug(failure);
    }
    return String.valueOf(failure.getMessage());
  }

  private void error(String message) {
    err.println("Error: " + Printable.lines(message));
    err.flush();
  }

  private void usage(Declaration declaration, boolean extraLine) {
    out.print(UsageText.of(declaration));
    if (extraLine) {
      out.println();
    }
  }

  private void bug(Throwable failure) {
    err.println("Unexpected error: " + failure.getClass().getName());
    err.println();
    err.println("This is a mistake in xm. Please report it together with the lines below.");
    failure.printStackTrace(err);
  }
}
