package xm.cli.command.device;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.config.DeviceWords;
import xm.config.model.UsbHostDeviceSpec;
import xm.toolstack.DomainSnapshot;

/** {@code xm usbdev-attach}, as xl has it: the controller is found, or made. */
public final class UsbdevAttachCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "usbdev-attach",
            "<Domain> hostbus=<busnum> hostaddr=<devnum> [controller=<devid> [port=<port>]]",
            "Attach a USB device to a domain.")
        .operands(Declaration.Operands.DOMAINS)
        .words(2, 6);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    String entry = String.join(",", words.subList(1, words.size()));
    UsbHostDeviceSpec device = DeviceEntry.read(() -> DeviceWords.usbDevice(entry));
    DomainSnapshot domain = session.toolstack().find(words.get(0));
    try (Waiting waiting = Waiting.held(session, () -> DeviceListing.TAKEN_BACK)) {
      waiting.step("Waiting for the controller");
      session.toolstack().usb().attach(domain.domid(), device);
    }
    return ExitCodes.OK;
  }
}
