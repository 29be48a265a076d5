package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code xm config}, which never opens a host. */
class ConfigCommandTest {
  private static final String GOOD =
      "name = 'web'\nmemory = 64 * 2\nkernel = '/k'\nvif = ['bridge=xenbr0']\n";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("web.cfg"), GOOD);
  }

  @Test
  void checkIsSilentAboutAGoodFile() {
    XmRun run = XmRun.withoutHost("config", "check", file.toString());
    assertEquals(0, run.exitCode());
    assertEquals("", run.out() + run.err());
  }

  @Test
  void checkReportsTheErrorsOfAllFiles() throws IOException {
    Path bad =
        Files.writeString(directory.resolve("bad.cfg"), "memory = 'many'\nvif = ['brdige=x']\n");
    Path broken = Files.writeString(directory.resolve("broken.cfg"), "memory = (\n");
    XmRun run =
        XmRun.withoutHost("config", "check", bad.toString(), file.toString(), broken.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains(bad + ":1:"), run.err());
    assertTrue(run.err().contains(bad + ":2:"), run.err());
    assertTrue(run.err().contains("bridge"), run.err());
    assertTrue(run.err().contains(broken + ":1:"), run.err());
    assertFalse(run.err().contains(file + ":"), run.err());
  }

  @Test
  void varsIsOneObjectOfWhatXmTakesOver() throws IOException {
    Files.writeString(
        file, "helper = (1, 2)\nlocal = True\nx = [1, 'a', [2.5]]\nvmid = int(vmid)\n");
    XmRun run = XmRun.withoutHost("config", "vars", file.toString(), "vmid=3");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("{\"vmid\":3,\"x\":[1,\"a\",[2.5]]}", run.out().replaceAll("\\s", ""));
  }

  @Test
  void varsFailsWhereEvaluationFails() throws IOException {
    Files.writeString(file, "a = 1\nb = nowhere\n");
    XmRun run = XmRun.withoutHost("config", "vars", file.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().startsWith(file + ":2:5: error: "), run.err());
  }

  @Test
  void showHasThreeForms() {
    String json = XmRun.withoutHost("config", "show", file.toString()).out();
    assertTrue(json.contains("\"target_mib\" : 128"), json);
    assertTrue(json.contains("\"bridge\" : \"xenbr0\""), json);
    String sxp = XmRun.withoutHost("config", "show", file.toString(), "--format", "sxp").out();
    assertTrue(sxp.startsWith("(vm\n    (name web)\n    (memory 128)\n"), sxp);
    String xl = XmRun.withoutHost("config", "show", file.toString(), "--format=xl").out();
    assertTrue(xl.contains("memory = 128"), xl);
    XmRun other = XmRun.withoutHost("config", "show", file.toString(), "--format=yaml");
    assertEquals(1, other.exitCode());
  }

  @Test
  void anotherHostCanBeDescribed() throws IOException {
    Files.writeString(
        file,
        "import os\nname = os.uname()[1]\nuser = os.environ.get('U')\nhome = os.environ.get('HOME', 'none')\n");
    XmRun run =
        XmRun.withoutHost(
            "config",
            "vars",
            file.toString(),
            "--uname",
            "Linux,node7,5.10,#1,x86_64",
            "--env",
            "U=ann",
            "--env=V=w");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        "{\"home\":\"none\",\"name\":\"node7\",\"user\":\"ann\"}", run.out().replaceAll("\\s", ""));
    assertEquals(1, XmRun.withoutHost("config", "vars", file.toString(), "--env", "U").exitCode());
    assertEquals(1, XmRun.withoutHost("config", "vars", file.toString(), "--uname=a,b").exitCode());
  }

  @Test
  void aDashIsStandardInput() {
    XmRun run =
        XmRun.typing(
            "memory = 7\n",
            () -> {
              throw new AssertionError("a host was opened");
            },
            "config",
            "vars",
            "-");
    assertEquals("{\"memory\":7}", run.out().replaceAll("\\s", ""));
  }

  @Test
  void keysListsTheTable() {
    String keys = XmRun.withoutHost("config", "keys").out();
    assertTrue(keys.startsWith("name\ttype\tunit\tdefault\tstatus\torigin\ttext\n"), keys);
    assertTrue(keys.lines().anyMatch(l -> l.startsWith("memory\t")), keys);
  }

  @Test
  void wrongWordsAreUsageErrors() {
    assertEquals(1, XmRun.withoutHost("config").exitCode());
    assertEquals(1, XmRun.withoutHost("config", "chek", "x").exitCode());
    assertEquals(1, XmRun.withoutHost("config", "check").exitCode());
    assertEquals(1, XmRun.withoutHost("config", "vars", "/nowhere/at/all.cfg").exitCode());
  }
}
