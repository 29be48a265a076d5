package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.Session;
import xm.config.DeviceWords;
import xm.config.model.UsbControllerSpec;

/** {@code xm usbctrl-attach}, xl's name for usb-hc-create, with xl's words. */
public final class UsbctrlAttachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usbctrl-attach",
            "<Domain> [type=<auto|qusb|devicemodel>] [version=<1|2|3>] [ports=<number>]",
            "Create a USB controller.")
        .operands(Declaration.Operands.DOMAINS)
        .words(1, 4);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    String entry = String.join(",", words.subList(1, words.size()));
    UsbControllerSpec spec = DeviceEntry.read(() -> DeviceWords.usbController(entry));
    return UsbWords.create(words.get(0), spec, entry.contains("ports="), session);
  }
}
