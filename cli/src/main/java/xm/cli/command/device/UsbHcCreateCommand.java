package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.Session;
import xm.config.model.UsbControllerSpec;

/** {@code xm usb-hc-create}. */
public final class UsbHcCreateCommand implements Command {
  private static final int MOST_PORTS = 16;

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usb-hc-create", "<Domain> <USBSpecVer> <NumberOfPorts>", "Create a USB controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(3);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    int version = UsbWords.number(arguments.operand(1));
    int ports = UsbWords.number(arguments.operand(2));
    if (version < 1 || version > 2) {
      throw new UsageException("the USB version is 1 or 2, not " + version);
    }
    if (ports < 1 || ports > MOST_PORTS) {
      throw new UsageException("a controller has 1 to " + MOST_PORTS + " ports, not " + ports);
    }
    return UsbWords.create(
        arguments.operand(0), new UsbControllerSpec("auto", version, ports), true, session);
  }
}
