package xm.cli.output;

import java.util.List;
import java.util.Locale;
import xm.config.ConfigHelp;
import xm.config.Diagnostic;
import xm.config.schema.ConfigKey;
import xm.config.schema.ConfigKeys;

/** What {@code xm config check} and {@code xm config keys} list, as JSON. */
public final class CheckReport {
  private CheckReport() {}

  /** An array of findings. */
  public static void findings(JsonWriter json, List<Diagnostic> found) {
    json.startArray();
    for (Diagnostic d : found) {
      json.startObject();
      json.field("file", d.file());
      if (d.line() > 0) {
        json.field("line", d.line());
        json.field("column", d.column());
      }
      json.field("severity", d.severity().name().toLowerCase(Locale.ROOT));
      json.field("message", d.message());
      json.endObject();
    }
    json.endArray();
  }

  /** An array of keys. */
  public static void keys(JsonWriter json) {
    json.startArray();
    for (ConfigKey k : ConfigKeys.ALL) {
      json.startObject();
      json.field("name", k.name());
      json.field("type", k.type().label());
      json.field("unit", k.unit());
      json.field("default", ConfigHelp.defaultText(k));
      json.field("status", k.status().label());
      json.field("origin", k.origin().label());
      json.field("text", k.text());
      json.endObject();
    }
    json.endArray();
  }
}
