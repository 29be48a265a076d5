package xm.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A shell script on a terminal that script(1) makes, with {@code xm} on a simulated host in it. */
final class ShellOnTerminal {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final int CTRL_C = 3;

  private final Path screen;
  private final Process process;

  ShellOnTerminal(Path directory, Path simulated, String script) throws IOException {
    Needs.that(Files.isExecutable(SCRIPT), SCRIPT + " is missing");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path run = directory.resolve("run.sh");
    screen = directory.resolve("screen");
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
    // whatever a shell runs in the background ignores Ctrl-C, and so would what Maven started here
    process =
        new ProcessBuilder(
                SCRIPT.toString(), "-qec", "env --default-signal=INT bash " + run, "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(screen.toFile())
            .start();
  }

  void await(String text) throws IOException, InterruptedException {
    Await.text(screen, text);
  }

  void interrupt() throws IOException {
    process.getOutputStream().write(CTRL_C);
    process.getOutputStream().flush();
  }

  /** What the screen got until the shell ended. */
  String end() throws IOException, InterruptedException {
    assertTrue(process.waitFor(240, TimeUnit.SECONDS), "the terminal's shell does not end");
    return Files.readString(screen, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
