package xm.cli.command.xl;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.config.LoadConfig;
import xm.cli.output.Settings;
import xm.config.DiagnosticPrinter;
import xm.config.LoadedConfig;
import xm.config.sxp.SxpPrinter;
import xm.toolstack.Toolstack;

/** {@code xm config-update}: the configuration that the next restart of a domain uses. */
public final class ConfigUpdateCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "config-update",
            "<Domain> [ConfigFile] [vars]",
            "Replace the configuration that the next restart of a domain uses.")
        .valued('f', "defconfig", "FILE", "The configuration file")
        .flag('d', "debug", "Print the new configuration as SXP")
        .operands(Declaration.Operands.DOMAINS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> operands = arguments.operands();
    if (operands.isEmpty()) {
      throw new UsageException("No domain given.");
    }
    Toolstack toolstack = session.toolstack();
    int domid = toolstack.find(operands.get(0)).domid();
    List<String> rest = operands.subList(1, operands.size());
    boolean bare = !rest.isEmpty() && rest.get(0).indexOf('=') < 0;
    String file = bare ? rest.get(0) : arguments.value("defconfig", "");
    if (file.isEmpty()) {
      throw new UsageException("No configuration file given.");
    }
    LoadedConfig loaded =
        LoadConfig.file(
            LoadConfig.locate(file, Settings.CONFIG_PATH),
            bare ? rest.subList(1, rest.size()) : rest,
            session.facts());
    session.err().print(DiagnosticPrinter.print(loaded.warnings()));
    if (arguments.has("debug")) {
      session.out().println(SxpPrinter.print(loaded.sxp()));
    }
    toolstack.diagnostics().configUpdate().store(domid, loaded.config());
    return ExitCodes.OK;
  }
}
