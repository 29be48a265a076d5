package xm.cli;

import xm.cli.command.Command;
import xm.cli.command.domain.DestroyCommand;
import xm.cli.command.domain.DomidCommand;
import xm.cli.command.domain.DomnameCommand;
import xm.cli.command.domain.ListCommand;
import xm.cli.command.domain.PauseCommand;
import xm.cli.command.domain.RebootCommand;
import xm.cli.command.domain.RenameCommand;
import xm.cli.command.domain.ShutdownCommand;
import xm.cli.command.domain.UnpauseCommand;
import xm.cli.command.domain.UptimeCommand;
import xm.cli.command.domain.VcpuListCommand;
import xm.cli.command.host.DmesgCommand;
import xm.cli.command.host.InfoCommand;
import xm.cli.command.host.SimCommand;

/** Name to command. Only the command asked for is made, so only its class is loaded. */
final class CommandTable {

  private CommandTable() {}

  /** The command of exactly this name, null when there is none (yet). */
  static Command make(String name) {
    switch (name) {
      case "list":
        return new ListCommand();
      case "domid":
        return new DomidCommand();
      case "domname":
        return new DomnameCommand();
      case "uptime":
        return new UptimeCommand();
      case "vcpu-list":
        return new VcpuListCommand();
      case "pause":
        return new PauseCommand();
      case "unpause":
        return new UnpauseCommand();
      case "shutdown":
        return new ShutdownCommand();
      case "reboot":
        return new RebootCommand();
      case "destroy":
        return new DestroyCommand();
      case "rename":
        return new RenameCommand();
      case "info":
        return new InfoCommand();
      case "dmesg":
        return new DmesgCommand();
      case "sim":
        return new SimCommand();
      default:
        return null;
    }
  }

  /** Commands of ours that xm did not have, as help lists them after xm's own. */
  static String[] additions() {
    return new String[] {"sim"};
  }
}
