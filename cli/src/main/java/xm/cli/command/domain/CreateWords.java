package xm.cli.command.domain;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.command.CommandFailure;
import xm.cli.command.Session;
import xm.cli.config.HelpConfig;
import xm.cli.config.LoadConfig;
import xm.cli.output.Settings;
import xm.config.Diagnostic;
import xm.config.DiagnosticPrinter;
import xm.config.DomainConfigLoader;
import xm.config.LoadedConfig;
import xm.config.sxp.SxpPrinter;

/** The words of create and new, and the configuration that they ask for. */
final class CreateWords {
  private static final String DEFAULT_FILE = "xmdefconfig";

  private CreateWords() {}

  static Declaration declare(Declaration declaration) {
    return declaration
        .flag('q', "quiet", "Print neither the file's name nor the domain's")
        .valued("path", "PATH", "Where to look for the file, default " + Settings.CONFIG_PATH)
        .valued('f', "defconfig", "FILE", "The configuration file, default " + DEFAULT_FILE)
        .valued('F', "config", "FILE", "A configuration in SXP; vars are not used then")
        .flag('n', "dryrun", "Print the configuration as SXP, create nothing")
        .flag('x', "xmldryrun", "Create nothing (it printed XML with a Xen-API server)")
        .flag('s', "skipdtd", "No effect (it was for the Xen-API)")
        .flag('p', "paused", "Leave the domain paused")
        .flag('c', "console_autoconnect", "Attach the console before the domain runs")
        .flag("vncviewer", "Show the display of the domain")
        .flag("vncviewer-autopass", "Give the viewer its password")
        .flag("help_config", "List the variables of a configuration file")
        .operands(Declaration.Operands.FILES)
        .refusesWithoutUsage();
  }

  /**
   * The configuration; null when the words asked for a print-out only, which was printed then.
   *
   * @throws xm.config.ConfigException with every error of the file
   */
  static LoadedConfig load(String command, Arguments arguments, Session session) {
    if (arguments.has("help_config")) {
      session.out().print(HelpConfig.text());
      return null;
    }
    if (!command.equals("create")) {
      refuseWhatIsNotThere(command, arguments);
    }
    boolean fromSxp = arguments.has("config");
    String file = fromSxp ? arguments.value("config", "") : locate(arguments, session);
    List<String> assignments = ConfigChoice.assignments(arguments);
    if (arguments.has("dryrun") && !fromSxp) {
      DomainConfigLoader.DryRun dry = LoadConfig.dryRun(file, assignments, session.facts());
      tell(dry.diagnostics(), session);
      session.out().println(SxpPrinter.print(dry.sxp()));
      return null;
    }
    LoadedConfig loaded =
        fromSxp ? LoadConfig.sxp(file) : LoadConfig.file(file, assignments, session.facts());
    tell(loaded.warnings(), session);
    if (arguments.has("dryrun")) {
      session.out().println(SxpPrinter.print(loaded.sxp()));
      return null;
    }
    return arguments.has("xmldryrun") ? null : loaded;
  }

  private static String locate(Arguments arguments, Session session) {
    String file =
        LoadConfig.locate(
            ConfigChoice.file(arguments, DEFAULT_FILE),
            arguments.value("path", Settings.CONFIG_PATH));
    if (!arguments.has("quiet")) {
      session.out().println("Using config file \"" + file + "\".");
      session.out().flush();
    }
    return file;
  }

  private static void tell(List<Diagnostic> diagnostics, Session session) {
    session.err().print(DiagnosticPrinter.print(diagnostics));
    session.err().flush();
  }

  /** Before anything is touched, rather than after a domain is up. */
  static void refuseWhatIsNotThere(String command, Arguments arguments) {
    for (String option : List.of("vncviewer", "vncviewer-autopass")) {
      if (arguments.has(option)) {
        throw new CommandFailure(
            "'xm " + command + " --" + option + "' is not available in this version of xm yet.");
      }
    }
  }
}
