package xm.cli.command.host;

import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.output.InfoText;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Settings;
import xm.toolstack.HostInfo;

/** {@code xm info}. */
public final class InfoCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of("info", "[-c|--config] [-n|--numa]", "Show what kind of host this is.")
        .unmentioned('c', "config", "Settings of the toolstack instead of the host's")
        .unmentioned('n', "numa", "With CPU topology and NUMA nodes")
        .outputFormat()
        .words(0, 1);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean json = arguments.json();
    if (arguments.has("config")) {
      session.out().print(Settings.text());
      return ExitCodes.OK;
    }
    HostInfo info = session.toolstack().info();
    if (json) {
      try (JsonWriter writer = new JsonWriter(session.out())) {
        JsonReports.host(writer, info);
      }
    } else {
      session.out().print(InfoText.of(info, arguments.has("numa")));
    }
    return ExitCodes.OK;
  }
}
