package xm.cli.command.device;

import java.util.List;
import java.util.OptionalInt;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.cli.output.Printable;
import xm.config.DeviceWords;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ToolstackException;

/** {@code xm block-detach}. */
public final class BlockDetachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "block-detach",
            "<Domain> <DevId> [-f|--force]",
            "Destroy a domain's virtual block device.")
        .operands(Declaration.Operands.BLOCK_DEVICES)
        .words(2, 3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    OptionalInt devid = DeviceWords.diskNumber(words.get(1));
    boolean force = ForceWord.read(words, session);
    if (devid.isEmpty()) {
      throw new ToolstackException("Device " + words.get(1) + " not connected");
    }
    try (Waiting waiting = Waiting.on(session, () -> DeviceListing.MAY_GO_LATER)) {
      waiting.step("Waiting for the guest to let go of " + Printable.of(words.get(1)));
      session.toolstack().devices().detach(domain.domid(), "vbd", devid.getAsInt(), force);
    }
    return ExitCodes.OK;
  }
}
