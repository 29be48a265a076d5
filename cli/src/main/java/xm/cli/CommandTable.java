package xm.cli;

import xm.cli.command.Command;
import xm.cli.command.cpu.SchedCredit2Command;
import xm.cli.command.cpu.SchedCreditCommand;
import xm.cli.command.cpu.SchedRtdsCommand;
import xm.cli.command.cpu.SchedSedfCommand;
import xm.cli.command.cpu.VcpuPinCommand;
import xm.cli.command.cpu.VcpuSetCommand;
import xm.cli.command.device.BlockAttachCommand;
import xm.cli.command.device.BlockConfigureCommand;
import xm.cli.command.device.BlockDetachCommand;
import xm.cli.command.device.BlockListCommand;
import xm.cli.command.device.NetworkAttachCommand;
import xm.cli.command.device.NetworkDetachCommand;
import xm.cli.command.device.NetworkListCommand;
import xm.cli.command.device.PciAssignableAddCommand;
import xm.cli.command.device.PciAssignableListCommand;
import xm.cli.command.device.PciAssignableRemoveCommand;
import xm.cli.command.device.PciAttachCommand;
import xm.cli.command.device.PciDetachCommand;
import xm.cli.command.device.PciListAssignableDevicesCommand;
import xm.cli.command.device.PciListCommand;
import xm.cli.command.device.UsbAttachCommand;
import xm.cli.command.device.UsbDetachCommand;
import xm.cli.command.device.UsbHcCreateCommand;
import xm.cli.command.device.UsbHcDestroyCommand;
import xm.cli.command.device.UsbListAssignableDevicesCommand;
import xm.cli.command.device.UsbListCommand;
import xm.cli.command.device.UsbctrlAttachCommand;
import xm.cli.command.device.UsbctrlDetachCommand;
import xm.cli.command.device.UsbdevAttachCommand;
import xm.cli.command.device.UsbdevDetachCommand;
import xm.cli.command.diagnose.ButtonPressCommand;
import xm.cli.command.diagnose.DebugKeysCommand;
import xm.cli.command.diagnose.DomstateCommand;
import xm.cli.command.diagnose.DumpCoreCommand;
import xm.cli.command.diagnose.LogCommand;
import xm.cli.command.diagnose.ResetCommand;
import xm.cli.command.diagnose.SysrqCommand;
import xm.cli.command.diagnose.TriggerCommand;
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
import xm.cli.command.domain.RestoreCommand;
import xm.cli.command.domain.ResumeCommand;
import xm.cli.command.domain.SaveCommand;
import xm.cli.command.domain.ShutdownCommand;
import xm.cli.command.domain.StartCommand;
import xm.cli.command.domain.SuspendCommand;
import xm.cli.command.domain.UnpauseCommand;
import xm.cli.command.domain.UptimeCommand;
import xm.cli.command.domain.VcpuListCommand;
import xm.cli.command.host.CleanupCommand;
import xm.cli.command.host.CompleteCommand;
import xm.cli.command.host.ConfigCommand;
import xm.cli.command.host.DmesgCommand;
import xm.cli.command.host.EventsCommand;
import xm.cli.command.host.InfoCommand;
import xm.cli.command.host.MonitorCommand;
import xm.cli.command.host.SimCommand;
import xm.cli.command.host.StartAllCommand;
import xm.cli.command.host.StopAllCommand;
import xm.cli.command.host.TopCommand;
import xm.cli.command.machine.CdEjectCommand;
import xm.cli.command.machine.CdInsertCommand;
import xm.cli.command.machine.QemuMonitorCommandCommand;
import xm.cli.command.machine.ScreenshotCommand;
import xm.cli.command.machine.UsbAddCommand;
import xm.cli.command.machine.UsbDelCommand;
import xm.cli.command.machine.VncviewerCommand;
import xm.cli.command.memory.MemMaxCommand;
import xm.cli.command.memory.MemSetCommand;
import xm.cli.command.migration.MigrateCommand;
import xm.cli.command.migration.MigrateReceiveCommand;
import xm.cli.command.pool.CpupoolCpuAddCommand;
import xm.cli.command.pool.CpupoolCpuRemoveCommand;
import xm.cli.command.pool.CpupoolCreateCommand;
import xm.cli.command.pool.CpupoolDeleteCommand;
import xm.cli.command.pool.CpupoolDestroyCommand;
import xm.cli.command.pool.CpupoolListCommand;
import xm.cli.command.pool.CpupoolMigrateCommand;
import xm.cli.command.pool.CpupoolNewCommand;
import xm.cli.command.pool.CpupoolNumaSplitCommand;
import xm.cli.command.pool.CpupoolRenameCommand;
import xm.cli.command.pool.CpupoolStartCommand;
import xm.cli.command.security.GetenforceCommand;
import xm.cli.command.security.LoadpolicyCommand;
import xm.cli.command.security.SetenforceCommand;
import xm.cli.command.security.SetpolicyCommand;
import xm.cli.command.shell.ShellCommand;
import xm.cli.command.xl.ClaimsCommand;
import xm.cli.command.xl.ConfigUpdateCommand;
import xm.cli.command.xl.SharingCommand;
import xm.cli.command.xl.VmListCommand;

/** Name to command. Only the command asked for is made, so only its class is loaded. */
final class CommandTable {

  private CommandTable() {}

  /** The command of exactly this name, null when there is none (yet). */
  static Command make(String name) {
    Command command = domainCommand(name);
    if (command == null) {
      command = deviceCommand(name);
    }
    return command == null ? hostCommand(name) : command;
  }

  private static Command domainCommand(String name) {
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
      case "save" -> new SaveCommand();
      case "restore" -> new RestoreCommand();
      case "suspend" -> new SuspendCommand();
      case "resume" -> new ResumeCommand();
      case "console" -> new ConsoleCommand();
      case "migrate" -> new MigrateCommand();
      case "migrate-receive" -> new MigrateReceiveCommand();
      default -> null;
    };
  }

  private static Command deviceCommand(String name) {
    return switch (name) {
      case "block-attach" -> new BlockAttachCommand();
      case "block-detach" -> new BlockDetachCommand();
      case "block-configure" -> new BlockConfigureCommand();
      case "block-list" -> new BlockListCommand();
      case "network-attach" -> new NetworkAttachCommand();
      case "network-detach" -> new NetworkDetachCommand();
      case "network-list" -> new NetworkListCommand();
      case "pci-attach" -> new PciAttachCommand();
      case "pci-detach" -> new PciDetachCommand();
      case "pci-list" -> new PciListCommand();
      case "pci-list-assignable-devices" -> new PciListAssignableDevicesCommand();
      case "pci-assignable-list" -> new PciAssignableListCommand();
      case "pci-assignable-add" -> new PciAssignableAddCommand();
      case "pci-assignable-remove" -> new PciAssignableRemoveCommand();
      case "usb-attach" -> new UsbAttachCommand();
      case "usb-detach" -> new UsbDetachCommand();
      case "usb-list" -> new UsbListCommand();
      case "usb-list-assignable-devices" -> new UsbListAssignableDevicesCommand();
      case "usb-hc-create" -> new UsbHcCreateCommand();
      case "usb-hc-destroy" -> new UsbHcDestroyCommand();
      case "usbctrl-attach" -> new UsbctrlAttachCommand();
      case "usbctrl-detach" -> new UsbctrlDetachCommand();
      case "usbdev-attach" -> new UsbdevAttachCommand();
      case "usbdev-detach" -> new UsbdevDetachCommand();
      case "vncviewer" -> new VncviewerCommand();
      case "usb-add" -> new UsbAddCommand();
      case "usb-del" -> new UsbDelCommand();
      case "cd-insert" -> new CdInsertCommand();
      case "cd-eject" -> new CdEjectCommand();
      case "screenshot" -> new ScreenshotCommand();
      case "qemu-monitor-command" -> new QemuMonitorCommandCommand();
      default -> null;
    };
  }

  private static Command hostCommand(String name) {
    return switch (name) {
      case "info" -> new InfoCommand();
      case "dmesg" -> new DmesgCommand();
      case "top" -> new TopCommand();
      case "mem-set" -> new MemSetCommand();
      case "mem-max" -> new MemMaxCommand();
      case "vcpu-set" -> new VcpuSetCommand();
      case "vcpu-pin" -> new VcpuPinCommand();
      case "sched-credit" -> new SchedCreditCommand();
      case "sched-credit2" -> new SchedCredit2Command();
      case "sched-rtds" -> new SchedRtdsCommand();
      case "sched-sedf" -> new SchedSedfCommand();
      case "cpupool-create" -> new CpupoolCreateCommand();
      case "cpupool-new" -> new CpupoolNewCommand();
      case "cpupool-start" -> new CpupoolStartCommand();
      case "cpupool-list" -> new CpupoolListCommand();
      case "cpupool-destroy" -> new CpupoolDestroyCommand();
      case "cpupool-delete" -> new CpupoolDeleteCommand();
      case "cpupool-cpu-add" -> new CpupoolCpuAddCommand();
      case "cpupool-cpu-remove" -> new CpupoolCpuRemoveCommand();
      case "cpupool-migrate" -> new CpupoolMigrateCommand();
      case "cpupool-rename" -> new CpupoolRenameCommand();
      case "cpupool-numa-split" -> new CpupoolNumaSplitCommand();
      case "dump-core" -> new DumpCoreCommand();
      case "sysrq" -> new SysrqCommand();
      case "trigger" -> new TriggerCommand();
      case "button-press" -> new ButtonPressCommand();
      case "debug-keys" -> new DebugKeysCommand();
      case "log" -> new LogCommand();
      case "domstate" -> new DomstateCommand();
      case "reset" -> new ResetCommand();
      case "getenforce" -> new GetenforceCommand();
      case "setenforce" -> new SetenforceCommand();
      case "setpolicy" -> new SetpolicyCommand();
      case "loadpolicy" -> new LoadpolicyCommand();
      case "vm-list" -> new VmListCommand();
      case "claims" -> new ClaimsCommand();
      case "sharing" -> new SharingCommand();
      case "config-update" -> new ConfigUpdateCommand();
      case "shell" -> new ShellCommand();
      case "config" -> new ConfigCommand();
      case "sim" -> new SimCommand();
      case "monitor" -> new MonitorCommand();
      case "events" -> new EventsCommand();
      case "cleanup" -> new CleanupCommand();
      case "start-all" -> new StartAllCommand();
      case "stop-all" -> new StopAllCommand();
      case "__complete" -> new CompleteCommand();
      default -> null;
    };
  }

  /** Commands that the last xm did not have, as help lists them after xm's own. */
  static String[] additions() {
    return new String[] {
      "sched-rtds",
      "cpupool-rename",
      "cpupool-numa-split",
      "loadpolicy",
      "button-press",
      "vm-list",
      "claims",
      "sharing",
      "config-update",
      "pci-assignable-list",
      "pci-assignable-add",
      "pci-assignable-remove",
      "usbctrl-attach",
      "usbctrl-detach",
      "usbdev-attach",
      "usbdev-detach",
      "cd-insert",
      "cd-eject",
      "screenshot",
      "qemu-monitor-command",
      "config",
      "sim",
      "monitor",
      "events",
      "cleanup",
      "start-all",
      "stop-all",
      "migrate-receive"
    };
  }

  /** Commands for programs, in no list. */
  static String[] internal() {
    return new String[] {"__complete"};
  }
}
