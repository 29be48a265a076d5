package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.config.DeviceWords;
import xm.config.model.PciSpec;
import xm.toolstack.DomainSnapshot;

/** {@code xm pci-attach}. */
public final class PciAttachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "pci-attach",
            "[-o|--options=<opt>] <Domain> <domain:bus:slot.func> [virtual slot]",
            "Insert a new pass-through pci device.")
        .valued('o', "options", "<opt>", "msitranslate=0|1, power_mgmt=0|1, permissive=0|1")
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    if (words.size() < 2 || words.size() > 3) {
      throw new UsageException("'xm pci-attach' requires between 2 and 3 arguments.");
    }
    StringBuilder entry = new StringBuilder(words.get(1));
    if (words.get(1).indexOf('*') >= 0) {
      throw new UsageException("name the functions of the device, as in 07:00.0-3");
    }
    if (words.size() > 2) {
      entry.append('@').append(slot(words.get(2)));
    }
    for (String option : arguments.values("options")) {
      if (option.indexOf('=') < 0) {
        throw new UsageException("Invalid pci attach option: " + option);
      }
      entry.append(',').append(option);
    }
    List<PciSpec> functions = DeviceEntry.read(() -> DeviceWords.pci(entry.toString()));
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    try (Waiting waiting = Waiting.held(session, () -> DeviceListing.TAKEN_BACK)) {
      waiting.step("Waiting for the guest to take " + Printable.of(words.get(1)));
      session.toolstack().passthrough().attach(domain.domid(), functions);
    }
    return ExitCodes.OK;
  }

  /** Hexadecimal, with or without 0x, as the entries of a configuration have it. */
  private static String slot(String word) {
    return word.startsWith("0x") ? word.substring(2) : word;
  }
}
