package xm.cli.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A file of docs/json-schema and what does not fit it. Only the words that those files use are
 * known; another one fails, so that no rule is written down that nobody checks. Stricter than the
 * standard in one thing: a field that the schema does not name is an error, for the files are to
 * name them all.
 */
public final class JsonSchema {
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "title",
          "description",
          "type",
          "properties",
          "required",
          "items",
          "enum",
          "pattern",
          "minimum",
          "oneOf",
          "additionalProperties");

  private final Map<?, ?> root;
  private final Set<String> seen = new TreeSet<>();

  private JsonSchema(Map<?, ?> root) {
    this.root = root;
  }

  /** Reads one; its words are checked at once. */
  public static JsonSchema read(Path file) throws IOException {
    JsonSchema schema = new JsonSchema((Map<?, ?>) JsonValues.of(Files.readString(file)).get(0));
    schema.properties(schema.root, "", new TreeSet<>());
    return schema;
  }

  /** What is wrong with a value, empty when it fits. */
  public List<String> errors(Object value) {
    List<String> errors = new ArrayList<>();
    check(root, value, "", errors, seen);
    return errors;
  }

  /** Paths of all fields that the schema names: {@code /cpus}, {@code /domains/name}. */
  public Set<String> properties() {
    Set<String> all = new TreeSet<>();
    properties(root, "", all);
    return all;
  }

  /** Those of {@link #properties} that no value so far had. */
  public Set<String> neverSeen() {
    Set<String> rest = properties();
    rest.removeAll(seen);
    return rest;
  }

  private void properties(Map<?, ?> schema, String path, Set<String> all) {
    for (Object word : schema.keySet()) {
      if (!KEYWORDS.contains(word)) {
        throw new IllegalArgumentException("the validator does not know '" + word + "'");
      }
    }
    for (Map.Entry<?, ?> property : map(schema.get("properties")).entrySet()) {
      String below = path + '/' + property.getKey();
      all.add(below);
      properties(map(property.getValue()), below, all);
    }
    if (schema.containsKey("items")) {
      properties(map(schema.get("items")), path, all);
    }
    for (Object choice : list(schema.get("oneOf"))) {
      properties(map(choice), path, all);
    }
  }

  private static void check(
      Map<?, ?> schema, Object value, String path, List<String> errors, Set<String> seen) {
    if (schema.containsKey("oneOf")) {
      choice(list(schema.get("oneOf")), value, path, errors, seen);
      return;
    }
    if (schema.containsKey("type") && !hasType(schema.get("type"), value)) {
      errors.add(path + ": " + value + " is not of type " + schema.get("type"));
      return;
    }
    if (schema.containsKey("enum") && !list(schema.get("enum")).contains(value)) {
      errors.add(path + ": " + value + " is not one of " + schema.get("enum"));
    }
    if (value instanceof String text
        && schema.get("pattern") instanceof String pattern
        && !Pattern.compile(pattern).matcher(text).find()) {
      errors.add(path + ": '" + text + "' does not match " + pattern);
    }
    if (value instanceof Number number
        && schema.get("minimum") instanceof Long minimum
        && number.doubleValue() < minimum) {
      errors.add(path + ": " + number + " is less than " + minimum);
    }
    if (value instanceof Map<?, ?> object) {
      object(schema, object, path, errors, seen);
    } else if (value instanceof List<?> array) {
      for (Object item : array) {
        check(map(schema.get("items")), item, path, errors, seen);
      }
    }
  }

  private static void object(
      Map<?, ?> schema, Map<?, ?> object, String path, List<String> errors, Set<String> seen) {
    Map<?, ?> properties = map(schema.get("properties"));
    for (Object name : list(schema.get("required"))) {
      if (!object.containsKey(name)) {
        errors.add(path + "/" + name + " is missing");
      }
    }
    for (Map.Entry<?, ?> field : object.entrySet()) {
      String below = path + '/' + field.getKey();
      Object rule = properties.get(field.getKey());
      if (rule == null) {
        rule = schema.get("additionalProperties");
      } else {
        seen.add(below);
      }
      if (rule != null) {
        check(map(rule), field.getValue(), below, errors, seen);
      } else {
        errors.add(below + " is not in the schema");
      }
    }
  }

  private static void choice(
      List<?> choices, Object value, String path, List<String> errors, Set<String> seen) {
    List<String> all = new ArrayList<>();
    int fitting = 0;
    for (Object choice : choices) {
      List<String> wrong = new ArrayList<>();
      Set<String> fields = new HashSet<>();
      check(map(choice), value, path, wrong, fields);
      if (wrong.isEmpty()) {
        fitting++;
        seen.addAll(fields);
      }
      all.addAll(wrong);
    }
    if (fitting != 1) {
      errors.add(path + " fits " + fitting + " choices, not one: " + all);
    }
  }

  private static boolean hasType(Object type, Object value) {
    if (type instanceof List<?> types) {
      return types.stream().anyMatch(t -> hasType(t, value));
    }
    return switch (String.valueOf(type)) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Long;
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      case "null" -> value == null;
      default -> throw new IllegalArgumentException("no type of JSON: " + type);
    };
  }

  private static Map<?, ?> map(Object value) {
    return value == null ? Map.of() : (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }
}
