package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.cli.args.OptionDeclaration;
import xm.cli.json.JsonSchema;
import xm.cli.json.JsonValues;

/** docs/json-schema and docs/json-output.md against each other and the commands. */
class JsonSchemaTest {
  private static final Path FOLDER = Path.of("..", "docs", "json-schema");
  private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_-]*)");
  private static final Set<String> IDENTITY = Set.of("domid", "name", "uuid", "managed");

  static JsonSchema schema(String name) throws IOException {
    return JsonSchema.read(FOLDER.resolve(name + ".json"));
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names = new TreeSet<>();
      files.forEach(f -> names.add(f.getFileName().toString().replace(".json", "")));
      return names;
    }
  }

  @Test
  void every_command_with_json_has_a_schema_and_no_other() throws IOException {
    Set<String> expected = new TreeSet<>(Set.of("batch", "config-show"));
    List<String> names = new ArrayList<>(List.of(HistoricNames.last()));
    names.addAll(List.of(CommandTable.additions()));
    for (String name : names) {
      if (CommandTable.make(name) != null
          && CommandTable.make(name).declaration().batch() == null
          && CommandTable.make(name).declaration().options().stream()
              .map(OptionDeclaration::name)
              .anyMatch("output"::equals)) {
        expected.add(name);
      }
    }
    assertEquals(expected, files());
  }

  @Test
  void the_page_names_the_fields_of_the_schemas_and_no_other() throws IOException {
    Map<String, Set<String>> sections = new HashMap<>();
    String heading = "";
    for (String line : Files.readAllLines(Path.of("../docs/json-output.md"))) {
      if (line.startsWith("## ")) {
        heading = line;
        sections.put(heading, new TreeSet<>());
      } else if (line.contains("dentity as for")) {
        sections.get(heading).addAll(IDENTITY);
      } else if (line.startsWith("| `")) {
        int end = line.contains("objects with") ? line.length() : line.indexOf('|', 1);
        sections.get(heading).addAll(names(line.substring(0, end)));
      } else if (line.contains("`\"managed\": true`")) {
        sections.get(heading).add("managed");
      }
    }
    Set<String> described = new TreeSet<>(Set.of("config-show"));
    for (Map.Entry<String, Set<String>> section : sections.entrySet()) {
      List<String> schemas =
          section.getKey().startsWith("## Many")
              ? List.of("batch")
              : names(section.getKey().substring(0, section.getKey().indexOf(':')));
      described.addAll(schemas);
      Set<String> fields = new TreeSet<>();
      for (String name : schemas) {
        for (String path : schema(name).properties()) {
          fields.add(path.substring(path.lastIndexOf('/') + 1));
        }
      }
      if (!fields.contains("managed")) {
        section.getValue().remove("managed");
      }
      assertEquals(fields, section.getValue(), section.getKey());
    }
    assertEquals(files(), described);
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Test
  void what_does_not_fit_is_found() throws IOException {
    JsonSchema list = schema("list");
    String good =
        "[{\"name\":\"a\",\"uuid\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d70007\",\"guest_type\":\"pv\","
            + "\"memory_target_kib\":1,\"vcpus_max\":1,\"power_state\":\"halted\"}]";
    assertEquals(List.of(), list.errors(JsonValues.of(good).get(0)));
    for (String[] change :
        new String[][] {
          {"\"name\":\"a\",", ""},
          {"\"name\":\"a\"", "\"name\":1"},
          {"0a1b2c3d", "0a1b2c3"},
          {"\"pv\"", "\"vmware\""},
          {"\"vcpus_max\":1", "\"vcpus_max\":-1"},
          {"\"vcpus_max\":1", "\"vcpus_max\":1.5"},
          {"\"vcpus_max\"", "\"vcpus\":1,\"vcpus_max\""}
        }) {
      assertTrue(good.contains(change[0]), change[0]);
      Object bad = JsonValues.of(good.replace(change[0], change[1])).get(0);
      assertFalse(list.errors(bad).isEmpty(), change[1]);
    }
    Object both = JsonValues.of("{\"pool\":\"p\",\"weight\":1}").get(0);
    assertFalse(schema("sched-credit").errors(both).isEmpty());
  }
}
