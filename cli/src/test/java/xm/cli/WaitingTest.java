package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.simulator.Simulator;

/**
 * Every command that waits, on a terminal: it says for what and how long, Ctrl-C ends it with a
 * sentence that says what state things are in, and that sentence is true.
 */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class WaitingTest {
  private static final String CONFIG =
      """
      name = 'quiet'
      kernel = '/boot/vmlinuz-sim'
      ramdisk = '/boot/initrd-sim'
      memory = 96
      extra = 'sim.ignore-shutdown'
      vif = ['bridge=xenbr0']
      on_xend_start = 'start'
      """;

  @TempDir Path directory;
  private Path simulated;

  @BeforeEach
  void host() throws IOException {
    simulated = Files.createTempDirectory("xm").resolve("sim");
    Files.writeString(directory.resolve("quiet.cfg"), CONFIG);
    Files.createDirectories(directory.resolve("auto"));
    Files.writeString(directory.resolve("auto/a"), CONFIG.replace("quiet", "first"));
    Files.writeString(directory.resolve("auto/b"), CONFIG.replace("quiet", "second"));
  }

  @AfterEach
  void stop() {
    if (simulated != null) {
      Simulator.stop(simulated);
    }
  }

  /**
   * Whether quiet is there afterwards, with which letters; a name of a guest that must be absent.
   */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hotplug-slow  | create quiet.cfg     | ...                        | What was made of the domain is taken back first.   | Nothing was left behind.         |
          running       | shutdown -w quiet    | Waiting for quiet to shut  | Not yet through: quiet, asked to shut down         | free to do so later.             | -b----
          running       | reboot -w quiet      | Waiting for quiet to come  | Not yet through: quiet, asked to reboot            | free to do so later.             | -b----
          running       | save quiet image     | wait for the guest to      | The guest is made to go on first                   | The transfer was broken off.     | -b----
          dumpcore-slow | dump-core quiet core | Dumping core of quiet to   | The domain goes on as before                       | core-incomplete.                 | -b----
          hotplug-slow2 | destroy quiet        | Destroying quiet           | quiet may be half gone                             | takes the rest away              | --p---
          running       | stop-all auto        | Waiting for quiet to shut  | 0 domains through. quiet asked to shut down        | free to do so later.             | -b----
          hotplug-slow  | start-all auto       | Starting auto/a            | no other is started                                | Nothing was left behind.         |
          """)
  void it_shows_what_it_waits_for_and_ends_cleanly(
      String state, String command, String shown, String first, String last, String letters)
      throws Exception {
    boolean running = letters != null;
    String place = state.startsWith("hotplug") ? "hotplug-slow" : state;
    ShellOnTerminal shell =
        new ShellOnTerminal(
            directory,
            simulated,
            """
            trap : INT
            stty cols 300
            xm info >/dev/null
            mkdir -p "$XM_SIM/fault"
            %s
            %s
            echo begins
            xm %s
            echo "status $?"
            rm -f "$XM_SIM"/fault/*-slow
            xm list | cat
            """
                .formatted(
                    running ? "xm create -q quiet.cfg" : ":",
                    state.equals("running") ? ":" : "echo 6 >\"$XM_SIM/fault/" + place + "\"",
                    command));
    shell.await("begins");
    shell.await(shown);
    shell.interrupt();
    String screen = shell.end();
    String waited = screen.substring(screen.indexOf("begins\n"));
    assertTrue(waited.contains("Interrupted. "), waited);
    assertTrue(waited.contains(first), waited);
    assertTrue(waited.contains(last), waited);
    assertTrue(waited.contains("\nstatus 130\n"), waited);
    assertTrue(waited.matches("(?s).*\\.\\.\\. [0-9]+ s.*"), "no time: " + waited);
    String list = waited.substring(waited.indexOf("Name     "));
    assertEquals(running, list.matches("(?s).*\nquiet .*"), list);
    assertTrue(!running || list.contains(" " + letters + " "), list);
    assertFalse(list.contains("first") || list.contains("second"), list);
    assertFalse(waited.contains("Exception"), waited);
    assertFalse(Files.exists(directory.resolve("image")), "an image was left");
  }

  @ParameterizedTest
  @CsvSource({"create quiet.cfg,hotplug-slow", "dump-core quiet core,dumpcore-slow"})
  void a_pipe_gets_nothing(String command, String place) throws Exception {
    ShellOnTerminal shell =
        new ShellOnTerminal(
            directory,
            simulated,
            """
            xm info >/dev/null
            mkdir -p "$XM_SIM/fault"
            %s
            echo 3 >"$XM_SIM/fault/%s"
            xm %s >out 2>err
            """
                .formatted(
                    command.startsWith("create") ? ":" : "xm create -q quiet.cfg", place, command));
    shell.end();
    assertEquals("", Files.readString(directory.resolve("err")));
    assertFalse(Files.readString(directory.resolve("out")).contains("\033"));
  }
}
