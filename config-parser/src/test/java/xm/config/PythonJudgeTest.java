package xm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs whose meaning is the same in Python 2 and 3, judged by python3 and, where it is
 * installed too, by python2.
 */
class PythonJudgeTest {
  private static final int PROGRAMS = 400;
  private static final String JUDGE =
      """
      import sys, json
      out = []
      for program in open(sys.argv[1]).read().split('\\n---\\n'):
          names = {}
          try:
              exec(program, {}, names)
              names['x'] = 0  # Python 2 leaves a comprehension's variable behind
              out.append(names)
          except Exception as e:
              out.append({'error': type(e).__name__})
      print(json.dumps(out))
      """;

  @TempDir Path directory;

  @Test
  void randomProgramsMeanWhatPythonMeans() throws Exception {
    ProgramMaker maker = new ProgramMaker(7);
    List<String> programs = new ArrayList<>();
    for (int i = 0; i < PROGRAMS; i++) {
      programs.add(maker.next());
    }
    compare(programs, judge("python3", programs));
    if (runs("python2")) {
      compare(programs, judge("python2", programs));
    }
  }

  private static void compare(List<String> programs, String answers) {
    List<?> judged = (List<?>) Json.parse(answers);
    assertEquals(PROGRAMS, judged.size());
    for (int i = 0; i < PROGRAMS; i++) {
      String program = programs.get(i);
      assertEquals(judged.get(i), ours(program), () -> program);
    }
  }

  private static boolean runs(String python) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "print(1)")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static Map<String, ?> ours(String program) {
    ConfigRequest request =
        new ConfigRequest("program", program + "\nx = 0\n", List.of(), TestHost.PLAIN);
    try {
      return ConfigVars.accepted(request);
    } catch (ConfigException e) {
      String message = e.diagnostics().get(0).message();
      int open = message.lastIndexOf('(');
      return Map.of("error", message.substring(open + 1, message.length() - 1));
    }
  }

  private String judge(String python, List<String> programs) throws Exception {
    Path script = Files.writeString(directory.resolve("judge.py"), JUDGE);
    Path input = Files.writeString(directory.resolve("programs"), String.join("\n---\n", programs));
    Process process;
    try {
      process =
          new ProcessBuilder(python, script.toString(), input.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (java.io.IOException e) {
      if ("1".equals(System.getenv("XM_REQUIRE_REAL"))) {
        fail(python + " is required, but it is not installed");
      }
      return Assumptions.abort("no " + python);
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      fail(python + " failed");
    }
    return out;
  }
}
