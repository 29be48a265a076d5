package xm.cli.command.migration;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.migrate.CheckResult;
import xm.toolstack.migrate.facts.Finding;
import xm.toolstack.migrate.facts.HostFacts;

/** What {@code xm migrate --check} prints. */
final class CheckReport {

  private CheckReport() {}

  /**
   * Prints what was found.
   *
   * @param single one domain was asked about: one object in JSON, not an array
   */
  static void print(List<CheckResult> results, boolean single, boolean asJson, PrintStream out) {
    if (!asJson) {
      for (CheckResult result : results) {
        text(result, out);
      }
      return;
    }
    try (JsonWriter json = new JsonWriter(out)) {
      if (!single) {
        json.startArray();
      }
      for (CheckResult result : results) {
        json(result, json);
      }
      if (!single) {
        json.endArray();
      }
    }
  }

  private static void text(CheckResult result, PrintStream out) {
    for (Finding finding : result.findings()) {
      out.println(line(finding));
    }
    out.println(
        Printable.of(result.guest().name())
            + (result.refused() ? " cannot be" : " can be")
            + " migrated to "
            + Printable.of(result.route().host())
            + result.there().map(CheckReport::who).orElse("")
            + ".");
  }

  static String line(Finding finding) {
    return (finding.weight() == Finding.Weight.ERROR ? "error: " : "warning: ")
        + Printable.of(finding.sentence());
  }

  private static String who(HostFacts there) {
    String receiver = (there.tool() + ' ' + there.toolVersion()).strip();
    return " (Xen " + Printable.of(there.xen()) + ", received by " + Printable.of(receiver) + ")";
  }

  private static void json(CheckResult result, JsonWriter json) {
    json.startObject()
        .field("name", result.guest().name())
        .field("uuid", result.guest().uuid().toString())
        .field("host", result.route().host())
        .field("possible", !result.refused())
        .field("memory_needed_kib", result.guest().memoryKib());
    if (result.there().isPresent()) {
      HostFacts there = result.there().get();
      json.field("receiver", there.tool()).field("receiver_xen", there.xen());
      if (there.freeKib() >= 0) {
        json.field("receiver_free_kib", there.freeKib());
      }
    }
    json.startArray("findings");
    for (Finding finding : result.findings()) {
      json.startObject()
          .field("severity", finding.weight().name().toLowerCase(Locale.ROOT))
          .field("subject", finding.subject())
          .field("text", finding.sentence())
          .endObject();
    }
    json.endArray().endObject();
  }
}
