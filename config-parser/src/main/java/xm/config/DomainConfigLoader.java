package xm.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import xm.config.model.DomainConfig;
import xm.config.schema.ConfigBinder;
import xm.config.schema.Places;
import xm.config.schema.Quirks;
import xm.config.schema.Settings;
import xm.config.schema.SxpReader;
import xm.config.schema.SxpWriter;
import xm.config.sxp.Sxp;
import xm.config.sxp.SxpParser;
import xm.config.sxp.SxpPrinter;
import xm.config.syntax.Problems;
import xm.config.syntax.Source;

/** The facade of this module: text in, typed configuration out, or every diagnostic at once. */
public final class DomainConfigLoader {

  private DomainConfigLoader() {}

  /**
   * Evaluates a file in the configuration language.
   *
   * @throws ConfigException when it has errors
   */
  public static LoadedConfig load(ConfigRequest request) {
    Evaluation e = Evaluation.of(request);
    return finished(e.problems(), bind(e, request));
  }

  /**
   * What {@code xm create -n} prints. xm left it to xend to refuse names, addresses and modes, so
   * there may be errors among the diagnostics all the same.
   *
   * @param diagnostics errors and warnings, in file order
   */
  public record DryRun(Sxp sxp, List<Diagnostic> diagnostics) {}

  /**
   * The form of a file, as far as xm looked at it.
   *
   * @throws ConfigException when there is no form, because the file cannot be evaluated or has
   *     errors that xm itself found
   */
  public static DryRun dryRun(ConfigRequest request) {
    Evaluation e = Evaluation.of(request);
    ConfigBinder.Bound bound = bind(e, request);
    List<Diagnostic> found = e.problems().sorted();
    if (bound == null || e.problems().hasFatal()) {
      throw new ConfigException(found);
    }
    return new DryRun(bound.sxp(), found);
  }

  /** Null when there is nothing to bind, because the file could not be run at all. */
  private static ConfigBinder.Bound bind(Evaluation e, ConfigRequest request) {
    if (e.variables().isEmpty() && e.problems().hasErrors()) {
      return null;
    }
    Places places = new Places(e.problems(), e.places(), e.words().options().keySet());
    Settings settings = new Settings(e.words().options(), e.variables(), places);
    Quirks.check(e.variables(), e.used(), settings, places);
    return ConfigBinder.bind(settings, request.facts(), request.displayName(), request.text());
  }

  private static LoadedConfig finished(Problems problems, ConfigBinder.Bound bound) {
    List<Diagnostic> found = problems.sorted();
    if (problems.hasErrors() || bound == null) {
      throw new ConfigException(found);
    }
    return new LoadedConfig(bound.config(), bound.sxp(), found);
  }

  /** All findings about a file, errors and warnings, in file order. */
  public static List<Diagnostic> check(ConfigRequest request) {
    try {
      return load(request).warnings();
    } catch (ConfigException e) {
      return e.diagnostics();
    }
  }

  /** Reads the form that {@code xm create -n} prints and {@code xm create -F} takes. */
  public static LoadedConfig loadSxp(String displayName, String text) {
    Problems problems = new Problems(new Source(displayName, text));
    Sxp form = SxpParser.first(problems);
    if (form == null) {
      throw new ConfigException(problems.sorted());
    }
    Places places = new Places(problems, Map.of(), Set.of());
    SxpReader reader = new SxpReader(problems);
    DomainConfig config = reader.read(form, places, displayName);
    return finished(
        problems, config == null ? null : new ConfigBinder.Bound(config, (Sxp.Node) form));
  }

  /** The form that {@link #loadSxp} reads, complete: uuid and MAC addresses included. */
  public static String toSxp(DomainConfig config) {
    return SxpPrinter.print(SxpWriter.write(config));
  }
}
