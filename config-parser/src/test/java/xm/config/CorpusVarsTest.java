package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every run of the corpus: the variables that Python 2 gave, or a refusal for its reason. */
class CorpusVarsTest {

  @TestFactory
  List<DynamicTest> variables() {
    List<DynamicTest> out = new ArrayList<>();
    for (Path expected : Corpus.files("expected")) {
      Map<?, ?> file = (Map<?, ?>) Json.parse(Corpus.read(expected, false));
      for (Object run : (List<?>) file.get("runs")) {
        Map<?, ?> r = (Map<?, ?>) run;
        String name = (String) file.get("name");
        out.add(DynamicTest.dynamicTest(name + r.get("args") + r.get("env"), () -> run(name, r)));
      }
    }
    return out;
  }

  private static void run(String name, Map<?, ?> run) {
    Map<?, ?> oracle = (Map<?, ?>) run.get("python2");
    List<String> words = new ArrayList<>();
    ((List<?>) run.get("args")).forEach(w -> words.add((String) w));
    Map<String, String> env = new TreeMap<>();
    ((Map<?, ?>) run.get("env")).forEach((k, v) -> env.put((String) k, (String) v));
    ConfigRequest request =
        new ConfigRequest(
            "./" + name, Corpus.config(name), words, new TestHost(env, "/srv/corpus"));
    String error = (String) oracle.get("error");
    if (error != null) {
      ConfigException e = assertThrows(ConfigException.class, () -> ConfigVars.accepted(request));
      assertRefused(error, e);
      return;
    }
    Map<String, Object> expected = new TreeMap<>();
    for (Object key : (List<?>) oracle.get("accepted_by_xm")) {
      expected.put((String) key, ((Map<?, ?>) oracle.get("vars")).get(key));
    }
    assertEquals(expected, ConfigVars.accepted(request));
  }

  /** The type of the exception, and for all but syntax errors its text. */
  private static void assertRefused(String error, ConfigException e) {
    Diagnostic first =
        e.diagnostics().stream()
            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
            .findFirst()
            .orElseThrow();
    String type = error.substring(0, error.indexOf(':'));
    assertTrue(first.message().contains("(" + type + ")"), first.message());
    assertTrue(first.line() > 0 && first.column() > 0, first.headline());
    if (!type.equals("SyntaxError")) {
      assertTrue(first.message().startsWith(error.substring(type.length() + 2)), first.message());
    }
  }
}
