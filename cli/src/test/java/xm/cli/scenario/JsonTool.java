package xm.cli.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xm.cli.json.JsonSchema;
import xm.cli.json.JsonValues;

/**
 * Ends with 0 when standard input is JSON and, when the second word is not empty, fits the schema
 * of that name in the folder that the first word names; lines of JSON are looked at one by one.
 */
final class JsonTool {

  private JsonTool() {}

  public static void main(String[] words) {
    System.exit(run(words));
  }

  private static int run(String[] words) {
    try {
      List<Object> values =
          JsonValues.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
      List<String> errors = new ArrayList<>();
      if (!words[1].isEmpty()) {
        JsonSchema schema = JsonSchema.read(Path.of(words[0], words[1] + ".json"));
        values.forEach(value -> errors.addAll(schema.errors(value)));
      }
      errors.forEach(System.err::println);
      return values.isEmpty() || !errors.isEmpty() ? 1 : 0;
    } catch (IOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
