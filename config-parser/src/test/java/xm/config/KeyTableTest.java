package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.config.schema.ConfigKey;
import xm.config.schema.ConfigKey.Status;
import xm.config.schema.ConfigKeys;

/**
 * The table has every key of xm and of xl, and says of none that it works when nothing reads it.
 */
class KeyTableTest {

  private static List<String> names(String file) throws Exception {
    List<String> out = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/keys", file))) {
      if (!line.startsWith("#")) {
        out.add(line.split("\t")[0]);
      }
    }
    return out;
  }

  @Test
  void everyVariableOfXm() throws Exception {
    List<String> names = names("xm-4.4.txt");
    assertEquals(105, names.size());
    for (String name : names) {
      ConfigKey key = ConfigKeys.named(name);
      assertTrue(key != null && key.isXm(), name);
    }
  }

  @Test
  void everyKeyOfXl() throws Exception {
    List<String> names = names("xl.tsv");
    assertEquals(170, names.size());
    for (String name : names) {
      ConfigKey key = ConfigKeys.named(name);
      assertTrue(key != null && key.origin() != ConfigKey.Origin.XM, name);
    }
  }

  @Test
  void whatDoesNotWorkHasAReason() {
    for (ConfigKey key : ConfigKeys.ALL) {
      assertTrue(key.text().endsWith(".") && key.text().length() > 10, key.name());
      if (key.status() == Status.SUPPORTED) {
        continue;
      }
      String value = key.type() == ConfigKey.Type.STRINGS ? "['1']" : "7";
      String text = key.name() + " = " + value + "\n";
      List<Diagnostic> found =
          DomainConfigLoader.check(new ConfigRequest("k", text, List.of(), TestHost.PLAIN));
      assertTrue(
          found.stream().anyMatch(d -> d.message().contains(key.name())),
          () -> key.name() + " is taken in silence: " + found);
    }
  }

  /** The rows are declared in the files {@code *Keys.java}; elsewhere a name is read. */
  @Test
  void whatWorksIsReadSomewhere() throws Exception {
    StringBuilder code = new StringBuilder();
    // some keys have no place in the model: the creation itself reads them
    for (String folder :
        List.of(
            "src/main/java/xm/config/schema", "../toolstack/src/main/java/xm/toolstack/create")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.sorted().toList()) {
          if (!file.toString().endsWith("Keys.java")) {
            code.append(Files.readString(file));
          }
        }
      }
    }
    TreeSet<String> unread = new TreeSet<>();
    for (ConfigKey key : ConfigKeys.ALL) {
      if (key.status() == Status.SUPPORTED && code.indexOf('"' + key.name() + '"') < 0) {
        unread.add(key.name());
      }
    }
    assertEquals(new TreeSet<>(), unread);
  }
}
