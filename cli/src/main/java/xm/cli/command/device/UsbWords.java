package xm.cli.command.device;

import xm.cli.args.Arguments;
import xm.cli.args.UsageException;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.console.Waiting;
import xm.config.model.UsbControllerSpec;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.usb.UsbControl.Controller;

/** What the USB commands have in common. */
final class UsbWords {

  private UsbWords() {}

  /** A number, or xm's words for what is none. */
  static int number(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new UsageException("Invalid argument.");
    }
  }

  /**
   * Makes a controller.
   *
   * @param counted whether the number of ports was asked for
   */
  static int create(String name, UsbControllerSpec spec, boolean counted, Session session) {
    DomainSnapshot domain = session.toolstack().find(name);
    Controller made;
    try (Waiting waiting = Waiting.held(session, () -> DeviceListing.TAKEN_BACK)) {
      waiting.step("Waiting for the controller");
      made = session.toolstack().usb().create(domain.domid(), spec);
    }
    if (counted && made.ports().size() != spec.ports()) {
      session
          .err()
          .println(
              "Warning: an emulated controller of USB version "
                  + made.version()
                  + " has "
                  + made.ports().size()
                  + " ports.");
    }
    return ExitCodes.OK;
  }

  /** Frees a port. */
  static int detach(Arguments arguments, Session session) {
    int devid = number(arguments.operand(1));
    int port = number(arguments.operand(2));
    DomainSnapshot domain = session.toolstack().find(arguments.operand(0));
    session.toolstack().usb().detach(domain.domid(), devid, port);
    return ExitCodes.OK;
  }

  /** Takes a controller away. */
  static int destroy(String name, String devid, Session session) {
    int number = number(devid);
    DomainSnapshot domain = session.toolstack().find(name);
    try (Waiting waiting = Waiting.on(session, () -> DeviceListing.MAY_GO_LATER)) {
      waiting.step("Waiting for the guest to let go of controller " + number);
      session.toolstack().usb().destroy(domain.domid(), number);
    }
    return ExitCodes.OK;
  }
}
