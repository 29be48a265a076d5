package xm.cli;

import xm.cli.args.Declaration;
import xm.cli.args.UsageText;
import xm.cli.command.Command;

/** The lists of subcommands. Names that do not work in this version are not in them. */
final class HelpText {
  private static final int NAME_WIDTH = 20;
  private static final int DESCRIPTION_WIDTH = 50;

  private static final String[] COMMON = {
    "console", "vncviewer", "create", "new", "delete", "destroy", "dump-core", "help", "list",
    "mem-set", "migrate", "pause", "reboot", "reset", "restore", "resume", "save", "shell",
    "shutdown", "start", "suspend", "top", "unpause", "uptime", "usb-add", "usb-del", "domstate",
    "vcpu-set"
  };

  private static final String HEAD =
      """
      Usage: xm <subcommand> [args]

      Create, show and control the domains of a Xen host.

      """;

  private static final String FOOT =
      """

      <Domain> is the name or the id of a domain.
      Any subcommand explains itself: xm <subcommand> --help.
      xm --sim <subcommand> works on a simulated host, without Xen.
      All of it is in the manual page xm(1).
      """;

  private HelpText() {}

  /** What {@code xm} without arguments prints. */
  static String brief() {
    StringBuilder b = new StringBuilder(2048).append(HEAD).append("Common 'xm' commands:\n\n");
    for (String name : COMMON) {
      row(b, name);
    }
    return b.append(FOOT).append("'xm help' lists all subcommands.\n").toString();
  }

  /** What {@code xm help} prints. */
  static String complete() {
    StringBuilder b =
        new StringBuilder(4096).append(HEAD).append("xm full list of subcommands:\n\n");
    for (String name : HistoricNames.last()) {
      row(b, name);
    }
    for (String name : CommandTable.additions()) {
      row(b, name);
    }
    return b.append(FOOT).toString();
  }

  private static void row(StringBuilder b, String name) {
    String description = "Show all subcommands.";
    if (!"help".equals(name)) {
      Command command = CommandTable.make(name);
      if (command == null) {
        return;
      }
      Declaration declaration = command.declaration();
      description = declaration.description();
    }
    b.append(' ');
    UsageText.row(b, name, NAME_WIDTH, description, DESCRIPTION_WIDTH);
  }
}
