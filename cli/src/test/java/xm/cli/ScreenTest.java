package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.Simulator;

/** What people see: listings and waiting on terminals of several widths, made by script(1). */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ScreenTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String HEADER =
      "Name                                        ID   Mem VCPUs      State   Time(s)";
  private static final String ROW =
      "quiet                                        1    96     1     %s      0.0";
  private static final String PLAIN = HEADER + "\n" + ROW.formatted("--p---") + "\n";
  private static final String COLOURED =
      HEADER + "\n" + ROW.formatted("\033[33m--p---\033[0m") + "\n";

  @TempDir Path directory;
  private Path simulated;

  @BeforeEach
  void oneGuest() throws Exception {
    Needs.that(Files.isExecutable(SCRIPT), SCRIPT + " is missing");
    simulated = Files.createTempDirectory("xm").resolve("sim");
    Files.writeString(
        directory.resolve("quiet.cfg"),
        """
        name = 'quiet'
        kernel = '/boot/vmlinuz-sim'
        ramdisk = '/boot/initrd-sim'
        memory = 96
        extra = 'sim.ignore-shutdown'
        """);
  }

  @AfterEach
  void stop() {
    if (simulated != null) {
      Simulator.stop(simulated);
    }
  }

  /** Runs a shell script with {@code xm} in it on a terminal whose keyboard is the process. */
  private Process terminal(String script) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path run = directory.resolve("run.sh");
    Files.writeString(
        run,
        """
        cd '%s'
        unset NO_COLOR JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
        export TERM=xterm-256color XM_SIM='%s'
        xm() { '%s' -XX:TieredStopAtLevel=1 -cp '%s' xm.cli.Main "$@"; }
        %s
        """
            .formatted(directory, simulated, java, System.getProperty("java.class.path"), script));
    return new ProcessBuilder(SCRIPT.toString(), "-qec", "bash " + run, "/dev/null")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("screen").toFile())
        .start();
  }

  /** What the screen got until the shell ended. */
  private String screenOf(Process terminal) throws IOException, InterruptedException {
    assertTrue(terminal.waitFor(240, TimeUnit.SECONDS), "the terminal's shell does not end");
    return Files.readString(directory.resolve("screen"), StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n");
  }

  @Test
  void listings_are_the_same_at_every_width_and_coloured_for_people_only() throws Exception {
    String[] cases = {
      "stty cols 40; xm list quiet",
      "stty cols 80; xm list quiet",
      "stty cols 300; LC_ALL=C.UTF-8 xm list quiet",
      "LC_ALL=C xm list quiet",
      "NO_COLOR=1 xm list quiet",
      "TERM=dumb xm list quiet",
      "xm list quiet | cat",
      "xm list --output json quiet | grep -c -e \"$(printf '\\033')\"",
    };
    StringBuilder script = new StringBuilder("xm create -qp quiet.cfg\n");
    for (String line : cases) {
      script.append("echo '<<'; ").append(line).append("; echo '>>'\n");
    }
    String screen = screenOf(terminal(script.toString()));
    List<String> shown = new ArrayList<>();
    for (String part : screen.split("<<\n")) {
      if (part.contains(">>\n")) {
        shown.add(part.substring(0, part.indexOf(">>\n")));
      }
    }
    assertEquals(
        List.of(COLOURED, COLOURED, COLOURED, COLOURED, PLAIN, PLAIN, PLAIN, "0\n"), shown, screen);
  }

  @Test
  void waiting_says_for_what_and_how_long_and_ends_cleanly_at_ctrl_c() throws Exception {
    Process terminal =
        terminal(
            """
            trap : INT
            stty cols 40
            xm create -q quiet.cfg
            echo begins
            xm shutdown -w quiet
            echo "status $?"
            xm list quiet | cat
            """);
    Path shown = directory.resolve("screen");
    Await.text(shown, "begins");
    Await.text(shown, "Waiting for quiet");
    terminal.getOutputStream().write(3); // Ctrl-C
    terminal.getOutputStream().flush();
    String screen = screenOf(terminal);
    String waiting = screen.substring(screen.indexOf("begins\n"));
    assertTrue(waiting.contains("Waiting for quiet to shut down... "), waiting);
    assertTrue(
        waiting.contains(
            "Interrupted. Not yet through: quiet, asked to shut down and free to do so later."),
        waiting);
    assertTrue(waiting.contains("status 130"), waiting);
    for (String part : waiting.split("\033\\[K|\n|\r")) {
      assertTrue(!part.startsWith("Waiting") || part.length() < 40, "wraps at 40 columns: " + part);
    }
    assertTrue(waiting.contains("quiet                                        1"), waiting);
  }
}
