package xm.cli.command.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.config.DeviceWords;
import xm.config.InvalidDeviceException;
import xm.config.model.VifSpec;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ToolstackException;

/** {@code xm network-attach}. */
public final class NetworkAttachCommand implements Command {
  private static final Set<String> KEYS =
      Set.of(
          "type", "mac", "bridge", "ip", "script", "backend", "vifname", "rate", "model", "accel");

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "network-attach",
            "<Domain> [type=<type>] [mac=<mac>] [bridge=<bridge>] [ip=<ip>] [script=<script>] "
                + "[backend=<BackDomain>] [vifname=<name>] [rate=<rate>] [model=<model>]"
                + "[accel=<accel>]",
            "Create a new virtual network device.")
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 11);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    VifSpec vif = vif(words.subList(1, words.size()));
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    try (Waiting waiting = Waiting.held(session, () -> DeviceListing.TAKEN_BACK)) {
      waiting.step("Waiting for the interface to come up");
      session.toolstack().devices().attach(domain.domid(), vif);
    }
    return ExitCodes.OK;
  }

  private static VifSpec vif(List<String> words) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>(words.size());
    boolean mac = false;
    for (String word : words) {
      int equals = word.indexOf('=');
      String key = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? "" : word.substring(equals + 1);
      if (value.isEmpty() || value.indexOf('=') >= 0 || !KEYS.contains(key)) {
        throw new UsageException("Invalid argument: " + word);
      }
      mac |= "mac".equals(key);
      pairs.add(Map.entry(key, value));
    }
    try {
      return DeviceWords.vif(pairs);
    } catch (InvalidDeviceException e) {
      if (mac && e.getMessage().contains("is no MAC address")) {
        throw new ToolstackException(
            "Cannot create a new virtual network interface - MAC address is not valid!", e);
      }
      throw new UsageException(e.getMessage());
    }
  }
}
