package xm.cli.command.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xm.cli.args.Arguments;
import xm.cli.args.Declaration;
import xm.cli.args.UsageException;
import xm.cli.command.Command;
import xm.cli.command.ExitCodes;
import xm.cli.command.Session;
import xm.cli.config.ConfigInput;
import xm.cli.output.CheckReport;
import xm.cli.output.ConfigReport;
import xm.cli.output.JsonWriter;
import xm.config.ConfigHelp;
import xm.config.ConfigRequest;
import xm.config.ConfigVars;
import xm.config.Diagnostic;
import xm.config.Diagnostic.Severity;
import xm.config.DiagnosticPrinter;
import xm.config.DomainConfigLoader;
import xm.config.LoadedConfig;
import xm.config.XlText;
import xm.config.sxp.SxpPrinter;

/** {@code xm config}: configuration files without a host. */
public final class ConfigCommand implements Command {

  @Override
  public Declaration declaration() {
    return Declaration.of(
            "config",
            "<check|vars|show|keys> [File ...] [name=value ...]",
            "Check domU configuration files and show what they mean.")
        .valued("format", "FORMAT", "For show: json (the default), sxp or xl")
        .valued("uname", "S,H,R,V,M", "Evaluate for a host with this uname")
        .valued("env", "NAME=VALUE", "Environment of the file, repeatable; it sees no other")
        .outputFormat()
        .operands(Declaration.Operands.FILES)
        .words(1, Integer.MAX_VALUE);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    List<String> operands = arguments.operands();
    String what = operands.isEmpty() ? "" : operands.get(0);
    return switch (what) {
      case "check" -> check(requests(operands, arguments, session), arguments.json(), session);
      case "vars" -> vars(only(what, requests(operands, arguments, session)), session);
      case "show" ->
          show(
              only(what, requests(operands, arguments, session)),
              arguments.value("format", "json"),
              session);
      case "keys" -> keys(arguments.json(), session);
      default -> throw new UsageException("'" + what + "' is not one of check, vars, show, keys.");
    };
  }

  private static List<ConfigRequest> requests(
      List<String> operands, Arguments arguments, Session session) {
    return ConfigInput.requests(
        operands.subList(1, operands.size()), arguments, session.facts(), session.in());
  }

  private static ConfigRequest only(String what, List<ConfigRequest> requests) {
    if (requests.size() > 1) {
      throw new UsageException("'config " + what + "' takes one file");
    }
    return requests.get(0);
  }

  private static int keys(boolean asJson, Session session) {
    if (asJson) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        CheckReport.keys(json);
      }
      return ExitCodes.OK;
    }
    session.out().print(ConfigHelp.table());
    return ExitCodes.OK;
  }

  private static int check(List<ConfigRequest> requests, boolean asJson, Session session) {
    int code = ExitCodes.OK;
    List<Diagnostic> all = new ArrayList<>();
    for (ConfigRequest request : requests) {
      List<Diagnostic> found = DomainConfigLoader.check(request);
      all.addAll(found);
      if (!asJson) {
        tell(found, session);
      }
      for (Diagnostic diagnostic : found) {
        if (diagnostic.severity() == Severity.ERROR) {
          code = ExitCodes.FAILURE;
        }
      }
    }
    if (asJson) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        CheckReport.findings(json, all);
      }
    }
    return code;
  }

  private static int vars(ConfigRequest request, Session session) {
    Map<String, Object> variables = ConfigVars.accepted(request);
    try (JsonWriter json = new JsonWriter(session.out())) {
      json.startObject();
      variables.forEach(json::any);
      json.endObject();
    }
    return ExitCodes.OK;
  }

  private static int show(ConfigRequest request, String format, Session session) {
    return switch (format) {
      case "json" -> {
        LoadedConfig loaded = loaded(request, session);
        try (JsonWriter json = new JsonWriter(session.out())) {
          ConfigReport.write(json, loaded.config());
        }
        yield ExitCodes.OK;
      }
      case "sxp" -> {
        DomainConfigLoader.DryRun dry = DomainConfigLoader.dryRun(request);
        tell(dry.diagnostics(), session);
        session.out().println(SxpPrinter.print(dry.sxp()));
        yield ExitCodes.OK;
      }
      case "xl" -> {
        session.out().print(XlText.of(loaded(request, session).config()));
        yield ExitCodes.OK;
      }
      default -> throw new UsageException("--format is json, sxp or xl, not '" + format + "'");
    };
  }

  private static LoadedConfig loaded(ConfigRequest request, Session session) {
    LoadedConfig loaded = DomainConfigLoader.load(request);
    tell(loaded.warnings(), session);
    return loaded;
  }

  private static void tell(List<Diagnostic> diagnostics, Session session) {
    session.err().print(DiagnosticPrinter.print(diagnostics));
    session.err().flush();
  }
}
