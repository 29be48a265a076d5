package xm.cli.command.migration;

import java.io.PrintStream;
import java.util.List;
import xm.cli.output.JsonWriter;
import xm.toolstack.migrate.MigrationReport;

/** A finished migration for programs, see docs/json-output.md. */
final class ReportJson {
  private static final double MILLIS = 1000;

  private ReportJson() {}

  static void write(JsonWriter json, MigrationReport report) {
    json.startObject()
        .field("name", report.name())
        .field("uuid", report.uuid().toString())
        .field("host", report.host())
        .field("live", report.live())
        .any("total_seconds", rounded(report.totalSeconds()))
        .any("downtime_seconds", rounded(report.downtimeSeconds()))
        .field("bytes", report.bytes());
    json.startArray("phases");
    for (MigrationReport.Span span : report.phases()) {
      json.startObject()
          .field("name", span.phase().label())
          .any("seconds", rounded(span.began()))
          .any("duration_seconds", rounded(span.seconds()))
          .endObject();
    }
    json.endArray();
    json.startArray("rounds");
    for (MigrationReport.Round round : report.rounds()) {
      json.startObject().field("number", round.number());
      if (round.dirtyPages() >= 0) {
        json.field("dirty_pages", round.dirtyPages());
      }
      json.any("seconds", rounded(round.seconds())).endObject();
    }
    json.endArray();
    json.startArray("course");
    for (MigrationReport.Moment moment : report.moments()) {
      json.startObject()
          .any("seconds", rounded(moment.seconds()))
          .field("bytes", moment.bytes())
          .field("suspended", moment.suspended())
          .endObject();
    }
    json.endArray().endObject();
  }

  /**
   * Several domains.
   *
   * @param failed name and reason
   */
  static void summary(PrintStream out, List<MigrationReport> done, List<String[]> failed) {
    try (JsonWriter json = new JsonWriter(out)) {
      json.startObject().startArray("migrated");
      for (MigrationReport report : done) {
        write(json, report);
      }
      json.endArray().startArray("failed");
      for (String[] each : failed) {
        json.startObject().field("name", each[0]).field("reason", each[1]).endObject();
      }
      json.endArray().endObject();
    }
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * MILLIS) / MILLIS;
  }
}
