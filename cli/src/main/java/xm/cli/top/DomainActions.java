package xm.cli.top;

import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;
import xm.cli.args.CpuList;
import xm.cli.args.Numbers;
import xm.cli.command.Session;
import xm.cli.console.ConsoleClient;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.Progress;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.Toolstack;
import xm.toolstack.cpu.VcpuControl;

/** Does to a domain what the command of the same name does, by the same calls. */
final class DomainActions {

  /**
   * What came of it.
   *
   * @param text a sentence
   */
  record Outcome(String text, boolean failure) {}

  private final Session session;

  DomainActions(Session session) {
    this.session = session;
  }

  /** Does it; a failure is told, not thrown. */
  Outcome perform(DomainAction action, int domid, UUID uuid, String name, String value) {
    try {
      Toolstack toolstack = session.toolstack();
      // Destroying is final: make sure that the id is still that domain's.
      if (!toolstack.find(uuid.toString()).uuid().equals(uuid)) {
        throw new NoSuchDomainException(name);
      }
      switch (action) {
        case PAUSE -> toolstack.pause(domid);
        case UNPAUSE -> toolstack.unpause(domid);
        case SHUTDOWN -> toolstack.requestShutdown(domid, ShutdownRequest.POWEROFF);
        case REBOOT -> toolstack.requestShutdown(domid, ShutdownRequest.REBOOT);
        case DESTROY -> toolstack.destroy(domid);
        case CONSOLE -> console(toolstack, domid);
        case MEMORY -> toolstack.memory().setTargetMib(domid, Numbers.mib(value), Progress.NONE);
        case PIN -> pin(toolstack, domid, value);
        default -> throw new IllegalStateException("action " + action);
      }
      return new Outcome(done(action, name), false);
    } catch (RuntimeException e) {
      return new Outcome(HostWatch.text(e), true);
    }
  }

  private void console(Toolstack toolstack, int domid) {
    new ConsoleClient(session.in(), session.out()).attach(toolstack.console(domid, 0));
  }

  private static void pin(Toolstack toolstack, int domid, String value) {
    int hostCpus = toolstack.info().physical().maxCpuId() + 1;
    BitSet cpus = CpuList.parse(value, hostCpus);
    toolstack.cpus().pin(domid, VcpuControl.ALL, Optional.of(cpus), Optional.empty());
  }

  private static String done(DomainAction action, String name) {
    return switch (action) {
      case PAUSE -> name + " is paused.";
      case UNPAUSE -> name + " runs again.";
      case SHUTDOWN -> name + " was asked to shut down.";
      case REBOOT -> name + " was asked to reboot.";
      case DESTROY -> name + " is destroyed.";
      case MEMORY -> name + " is to have another amount of memory.";
      case PIN -> name + " is pinned.";
      case CONSOLE -> "Back from the console of " + name + ".";
    };
  }
}
