package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.config.model.VbdSpec;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.ToolstackException;

/** {@code xm block-configure}: another medium in a CD drive; nothing else can be changed. */
public final class BlockConfigureCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "block-configure",
            "<Domain> <BackDev> <FrontDev> <Mode> [BackDomain]",
            "Change the medium of a CD drive.")
        .operands(Declaration.Operands.DOMAINS)
        .words(4, 5);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    VbdSpec disk = DeviceEntry.disk(words);
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    boolean image = List.of("file", "phy", "qdisk").contains(disk.backendType());
    boolean drive = disk.cdrom() && disk.servedByDom0();
    if (!drive || disk.mode() != VbdSpec.DiskMode.READ_ONLY || !image) {
      throw new ToolstackException(
          "Refusing to reconfigure device vbd:"
              + disk.virtualDevice()
              + " to "
              + disk.uname()
              + ": only the medium of a read-only CD drive can be changed, as in 'file:/x.iso"
              + " hdc:cdrom r'.");
    }
    session.toolstack().machines().changeCd(domain.domid(), disk.vdev(), disk.path());
    return ExitCodes.OK;
  }
}
