package xm.cli.command.domain;

import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.cli.console.ConsoleClient;
import xm.cli.console.TerminalCheck;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.config.model.DomainConfig;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.Progress;
import xm.toolstack.Toolstack;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;

/** Creates a domain and says so, with its console or without. */
final class CreateRun {
  private static final String INTERRUPTED =
      "Interrupted. What was made of the domain is taken back first.";

  private final Session session;
  private final boolean quiet;

  CreateRun(Session session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
  }

  /** Makes the domain run, one way or the other. */
  interface Creation {
    StartedDomain make(CreateOptions options, Progress progress);
  }

  StartedDomain create(DomainConfig config, boolean paused) {
    return create(creationOf(config), paused);
  }

  private Creation creationOf(DomainConfig config) {
    return (options, progress) -> session.toolstack().create(config, options, progress);
  }

  StartedDomain create(Creation creation, boolean paused) {
    return create(creation, new CreateOptions(paused));
  }

  private StartedDomain create(Creation creation, CreateOptions options) {
    StartedDomain started;
    try (Waiting progress = Waiting.held(session, () -> INTERRUPTED)) {
      started = creation.make(options, progress);
    }
    if (!quiet) {
      String name = Printable.of(started.name());
      session.out().println("Started domain " + name + " (id=" + started.domid() + ")");
      session.out().flush();
    }
    return started;
  }

  int withConsole(DomainConfig config, boolean paused) {
    return withConsole(creationOf(config), paused);
  }

  /** The domain waits until its console is listened to, so that no line of its boot is lost. */
  int withConsole(Creation creation, boolean paused) {
    // a boot loader's menu belongs on the terminal that the console will have
    boolean terminal = TerminalCheck.isTerminal(0) && TerminalCheck.isTerminal(1);
    StartedDomain started = create(creation, new CreateOptions(true, terminal));
    Toolstack toolstack = session.toolstack();
    ConsoleEndpoint endpoint;
    try {
      endpoint = toolstack.console(started.domid(), 0);
    } catch (ToolstackException e) {
      letGo(toolstack, started, paused);
      throw new CommandFailure("Could not start console: " + e.getMessage());
    }
    ConsoleClient client = new ConsoleClient(session.in(), session.out());
    return client.attach(endpoint, () -> letGo(toolstack, started, paused));
  }

  private static void letGo(Toolstack toolstack, StartedDomain started, boolean paused) {
    if (paused) {
      return;
    }
    try {
      toolstack.unpause(started.domid());
    } catch (RuntimeException e) {
      CommandFailure failure =
          new CommandFailure(
              "Failed to unpause domain " + started.name() + ": " + e.getMessage(), e);
      try {
        toolstack.destroy(started.domid());
      } catch (RuntimeException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }
}
