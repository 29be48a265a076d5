package xm.cli;

import xm.cli.command.Command;
import xm.cli.command.device.BlockAttachCommand;
import xm.cli.command.device.BlockDetachCommand;
import xm.cli.command.device.BlockListCommand;
import xm.cli.command.device.NetworkAttachCommand;
import xm.cli.command.device.NetworkDetachCommand;
import xm.cli.command.device.NetworkListCommand;
import xm.cli.command.domain.ConsoleCommand;
import xm.cli.command.domain.CreateCommand;
import xm.cli.command.domain.DeleteCommand;
import xm.cli.command.domain.DestroyCommand;
import xm.cli.command.domain.DomidCommand;
import xm.cli.command.domain.DomnameCommand;
import xm.cli.command.domain.ListCommand;
import xm.cli.command.domain.NewCommand;
import xm.cli.command.domain.PauseCommand;
import xm.cli.command.domain.RebootCommand;
import xm.cli.command.domain.RenameCommand;
import xm.cli.command.domain.ResumeCommand;
import xm.cli.command.domain.ShutdownCommand;
import xm.cli.command.domain.StartCommand;
import xm.cli.command.domain.SuspendCommand;
import xm.cli.command.domain.UnpauseCommand;
import xm.cli.command.domain.UptimeCommand;
import xm.cli.command.domain.VcpuListCommand;
import xm.cli.command.host.CompleteCommand;
import xm.cli.command.host.ConfigCommand;
import xm.cli.command.host.DmesgCommand;
import xm.cli.command.host.InfoCommand;
import xm.cli.command.host.MonitorCommand;
import xm.cli.command.host.SimCommand;
import xm.cli.command.host.TopCommand;

/** Name to command. Only the command asked for is made, so only its class is loaded. */
final class CommandTable {

  private CommandTable() {}

  /** The command of exactly this name, null when there is none (yet). */
  static Command make(String name) {
    return switch (name) {
      case "list" -> new ListCommand();
      case "domid" -> new DomidCommand();
      case "domname" -> new DomnameCommand();
      case "uptime" -> new UptimeCommand();
      case "vcpu-list" -> new VcpuListCommand();
      case "pause" -> new PauseCommand();
      case "unpause" -> new UnpauseCommand();
      case "shutdown" -> new ShutdownCommand();
      case "reboot" -> new RebootCommand();
      case "destroy" -> new DestroyCommand();
      case "rename" -> new RenameCommand();
      case "create" -> new CreateCommand();
      case "new" -> new NewCommand();
      case "start" -> new StartCommand();
      case "delete" -> new DeleteCommand();
      case "suspend" -> new SuspendCommand();
      case "resume" -> new ResumeCommand();
      case "console" -> new ConsoleCommand();
      case "block-attach" -> new BlockAttachCommand();
      case "block-detach" -> new BlockDetachCommand();
      case "block-list" -> new BlockListCommand();
      case "network-attach" -> new NetworkAttachCommand();
      case "network-detach" -> new NetworkDetachCommand();
      case "network-list" -> new NetworkListCommand();
      case "info" -> new InfoCommand();
      case "dmesg" -> new DmesgCommand();
      case "top" -> new TopCommand();
      case "config" -> new ConfigCommand();
      case "sim" -> new SimCommand();
      case "monitor" -> new MonitorCommand();
      case "__complete" -> new CompleteCommand();
      default -> null;
    };
  }

  /** Commands of ours that xm did not have, as help lists them after xm's own. */
  static String[] additions() {
    return new String[] {"config", "sim", "monitor"};
  }

  /** Commands for programs, in no list. */
  static String[] internal() {
    return new String[] {"__complete"};
  }
}
