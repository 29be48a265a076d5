package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files in the styles of 2004 to 2014, with the variables that CPython 2.7.18 gave in the namespace
 * that xm prepared.
 */
class StyleTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/style");

  @TestFactory
  List<DynamicTest> files() throws Exception {
    List<DynamicTest> out = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".cfg")) {
          out.add(DynamicTest.dynamicTest(name, () -> variables(file, name)));
        }
      }
    }
    assertTrue(out.size() >= 30, "the files are missing");
    return out;
  }

  private static void variables(Path file, String name) throws Exception {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<String> words = text.contains("vmid") ? List.of("vmid=3") : List.of();
    TestHost host =
        new TestHost(
            Map.of("USER", "root", "HOME", "/root", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
            "/srv/corpus");
    Path json = DIRECTORY.resolve(name.replace(".cfg", ".vars.json"));
    Map<?, ?> oracle = (Map<?, ?>) Json.parse(Files.readString(json));
    Map<String, Object> ours =
        new TreeMap<>(ConfigVars.accepted(new ConfigRequest(name, text, words, host)));
    assertEquals(new TreeMap<>(oracle), ours);
  }
}
