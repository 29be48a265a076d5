package xm.cli.command.host;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.hotplug.DeviceEntry;

/**
 * {@code xm __complete domains|block DOMAIN|network DOMAIN}: the names of domains, or of a domain's
 * devices, for the shell's completion. Without a host there are none, and nothing is said: a
 * completion must not print errors into the line being typed.
 */
public final class CompleteCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "__complete", "domains|block|network [Domain]", "Words for the shell's completion.")
        .words(1, 2);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    try {
      switch (words.size() + words.get(0)) {
        case "1domains" -> domains(session);
        case "2block" -> disks(words.get(1), session);
        case "2network" -> interfaces(words.get(1), session);
        default -> {
          return ExitCodes.FAILURE;
        }
      }
      return ExitCodes.OK;
    } catch (RuntimeException e) {
      return ExitCodes.FAILURE;
    }
  }

  private static void domains(Session session) {
    for (DomainSnapshot domain : session.toolstack().sample().domains()) {
      // Anything else could be split or run by the shell.
      if (DomainNames.valid(domain.name())) {
        session.out().println(domain.name());
      }
    }
  }

  private static void disks(String domain, Session session) {
    int domid = session.toolstack().find(domain).domid();
    for (DeviceEntry disk : session.toolstack().devices().list(domid, "vbd")) {
      String name = disk.backend().getOrDefault("dev", "");
      session.out().println(DomainNames.valid(name) ? name : Integer.toString(disk.devid()));
    }
  }

  private static void interfaces(String domain, Session session) {
    int domid = session.toolstack().find(domain).domid();
    for (DeviceEntry vif : session.toolstack().devices().list(domid, "vif")) {
      session.out().println(vif.devid());
    }
  }
}
