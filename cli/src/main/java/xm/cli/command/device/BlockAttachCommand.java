package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.config.model.VbdSpec;
import xm.toolstack.DomainSnapshot;

/** {@code xm block-attach}. */
public final class BlockAttachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "block-attach",
            "<Domain> <BackDev> <FrontDev> <Mode> [BackDomain]",
            "Create a new virtual block device.")
        .operands(Declaration.Operands.DOMAINS)
        .words(4, 5);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    VbdSpec disk = DeviceEntry.disk(words);
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    try (Waiting waiting = Waiting.held(session, () -> DeviceListing.TAKEN_BACK)) {
      waiting.step("Waiting for the disk to come up");
      session.toolstack().devices().attach(domain.domid(), disk);
    }
    return ExitCodes.OK;
  }
}
