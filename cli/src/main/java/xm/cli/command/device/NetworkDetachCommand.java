package xm.cli.command.device;

import java.util.List;
import java.util.Locale;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.hotplug.DeviceControl;
import xm.toolstack.hotplug.DeviceEntry;

/** {@code xm network-detach}. */
public final class NetworkDetachCommand implements Command {
  private static final int MAC_GROUPS = 6;

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "network-detach",
            "<Domain> <DevId|mac> [-f|--force]",
            "Destroy a domain's virtual network device.")
        .operands(Declaration.Operands.NETWORK_DEVICES)
        .words(2, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    DeviceControl devices = session.toolstack().devices();
    int devid = devid(devices, domain, words.get(0), words.get(1));
    boolean force = ForceWord.read(words, session);
    try (Waiting waiting = Waiting.on(session, () -> DeviceListing.MAY_GO_LATER)) {
      waiting.step("Waiting for the guest to let go of " + Printable.of(words.get(1)));
      devices.detach(domain.domid(), "vif", devid, force);
    }
    return ExitCodes.OK;
  }

  private static int devid(
      DeviceControl devices, DomainSnapshot domain, String name, String wanted) {
    if (wanted.split(":", -1).length != MAC_GROUPS) {
      try {
        return Integer.parseInt(wanted);
      } catch (NumberFormatException e) {
        throw new UsageException("Invalid argument.");
      }
    }
    String mac = wanted.toLowerCase(Locale.ROOT);
    for (DeviceEntry vif : devices.list(domain.domid(), "vif")) {
      // the backend's copy: a guest may write another address into its own
      String own = vif.backend().getOrDefault("mac", vif.frontend().getOrDefault("mac", ""));
      if (own.toLowerCase(Locale.ROOT).equals(mac)) {
        return vif.devid();
      }
    }
    throw new UsageException("Cannot find device '" + wanted + "' in domain '" + name + "'");
  }
}
