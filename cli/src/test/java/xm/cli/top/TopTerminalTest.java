package xm.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.cli.Needs;

/** The screen on a real terminal: script(1) makes one, a terminal emulator reads what is drawn. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TopTerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String LEAVES_SCREEN = "\u001b[?1049l";

  @TempDir Path directory;
  private Process terminal;
  private int columns;
  private int rows;

  @BeforeEach
  void needsScript() {
    Needs.that(Files.isExecutable(SCRIPT), SCRIPT + " is missing");
  }

  private void start(int wide, int high, String how) throws IOException {
    columns = wide;
    rows = high;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path run = directory.resolve("run.sh");
    Files.writeString(
        run,
        """
        cd '%s'
        export TERM=xterm-256color
        stty cols %d rows %d
        stty -a > before
        sh -c 'echo $$ > pid; exec "%s" -XX:TieredStopAtLevel=1 -Duser.timezone=UTC -cp "%s" xm.cli.top.TtyTop %s'
        echo $? > status
        stty -a > after
        """
            .formatted(directory, wide, high, java, System.getProperty("java.class.path"), how));
    terminal =
        new ProcessBuilder(SCRIPT.toString(), "-qfec", "sh " + run, "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("screen").toFile())
            .start();
  }

  private void type(String keys) throws IOException {
    OutputStream keyboard = terminal.getOutputStream();
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** What the terminal shows, before the program left its screen. */
  private String screen() throws IOException {
    String drawn = Files.readString(directory.resolve("screen"), StandardCharsets.UTF_8);
    int end = drawn.indexOf(LEAVES_SCREEN);
    ScreenTerminal emulator = new ScreenTerminal(columns, rows);
    emulator.write(end < 0 ? drawn : drawn.substring(0, end));
    long[] cells = new long[columns * rows];
    emulator.dump(cells, 0, 0, rows, columns, null);
    StringBuilder b = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append((char) cells[row * columns + column]);
      }
      b.append(line.toString().stripTrailing()).append('\n');
    }
    return b.toString();
  }

  /** Waits until the screen has the text; asked again whenever something was drawn. */
  private String shows(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!screen().contains(text)) {
      assertTrue(System.nanoTime() < deadline, () -> "never shown: " + text + "\n" + last());
      terminal.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return screen();
  }

  private String last() {
    try {
      return screen();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void leaves(int status) throws Exception {
    terminal.waitFor();
    assertEquals(status + "\n", Files.readString(directory.resolve("status")));
    String before = Files.readString(directory.resolve("before"));
    assertTrue(before.contains("icanon"), before);
    assertEquals(before, Files.readString(directory.resolve("after")));
    String drawn = Files.readString(directory.resolve("screen"), StandardCharsets.UTF_8);
    assertTrue(drawn.contains(LEAVES_SCREEN), "the other screen was not left");
  }

  @Test
  void the_screen_of_eighty_columns() throws Exception {
    start(80, 14, "fine");
    shows("22:13:23   Xen");
    type("c");
    shows("CPU(%");
    type("q");
    leaves(0);
    assertEquals(
        """
        xm top - 22:13:23   Xen 4.17.7   dom0
        3 domains: 3 running, 0 blocked, 0 paused, 0 crashed, 0 dying, 0 shutdown
        Mem: 8388608k total, 2939904k used, 5448704k free    CPUs: 4 @ 2400MHz
        """,
        screen().substring(0, screen().indexOf("CPU [")));
    assertTrue(screen().contains("\\x1b[2Jevil"), screen());
  }

  @Test
  void a_domain_is_destroyed_only_after_a_yes() throws Exception {
    start(80, 14, "fine");
    shows("> ");
    type("/web");
    shows("(1 of 3)");
    type("\r\r");
    shows("Domain web (id 3)");
    type("d");
    shows("Really destroy web? y/n");
    type("n");
    shows("Nothing was done.");
    type("\rd");
    shows("Really destroy web? y/n");
    type("y");
    shows("web is destroyed.");
    shows("2 domains:");
    type("\u001b");
    shows("Domain-0");
    type("q");
    leaves(0);
  }

  @Test
  void a_signal_leaves_a_usable_terminal() throws Exception {
    start(40, 12, "fine");
    String screen = shows("> ");
    assertFalse(screen.contains("VCPUS"), screen);
    long pid = Long.parseLong(Files.readString(directory.resolve("pid")).trim());
    ProcessHandle.of(pid).orElseThrow().destroy();
    leaves(143);
  }

  @Test
  void a_host_that_goes_away_is_said_and_interrupt_quits() throws Exception {
    start(80, 14, "fails");
    String screen = shows("The host does not answer, trying again: xenstored has closed");
    assertTrue(screen.contains("web"), "what was last known stays: " + screen);
    type("\u0003");
    leaves(0);
  }
}
