package xm.cli.command.migration;

import java.io.PrintStream;
import java.util.List;
import xm.cli.command.ExitCodes;
import xm.cli.output.JsonWriter;
import xm.cli.output.Printable;
import xm.toolstack.migrate.Unfinished;
import xm.toolstack.migrate.record.MigrationRecord;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecord.Stage;

/** What {@code xm migrate --status} prints: migrations that are not over. */
final class StatusReport {

  private StatusReport() {}

  static int print(List<Unfinished> all, boolean json, PrintStream out) {
    if (json) {
      json(all, out);
    } else {
      for (Unfinished each : all) {
        out.println(Printable.of(sentence(each)));
      }
    }
    return ExitCodes.OK;
  }

  private static String sentence(Unfinished each) {
    MigrationRecord record = each.record();
    String what =
        record.name()
            + (record.direction() == Direction.OUT ? " to " + record.peer() : " to here")
            + ", "
            + record.stage().word();
    if (each.working()) {
      return what + ": process " + record.pid() + " works on it.";
    }
    if (record.direction() == Direction.OUT && record.stage() == Stage.CLEARED) {
      return what
          + ": was cut at the handover and is stopped here; xm migrate --settle asks "
          + record.peer()
          + ", xm migrate --resume "
          + record.name()
          + " lets it go on here if it runs nowhere else.";
    }
    return what + ": was cut; xm migrate --settle ends it.";
  }

  private static void json(List<Unfinished> all, PrintStream out) {
    try (JsonWriter json = new JsonWriter(out)) {
      json.startArray();
      for (Unfinished each : all) {
        MigrationRecord record = each.record();
        json.startObject()
            .field("name", record.name())
            .field("uuid", record.uuid().toString())
            .field("direction", record.direction() == Direction.OUT ? "out" : "in");
        if (!record.peer().isEmpty()) {
          json.field("host", record.peer());
        }
        json.field("stage", record.stage().word())
            .field("since", record.since())
            .field("working", each.working())
            .endObject();
      }
      json.endArray();
    }
  }
}
