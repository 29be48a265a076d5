package xm.toolstack.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {
  @TempDir Path dir;

  private HotplugRunner.Result run(String body, Duration timeout) throws IOException {
    Path script = dir.resolve("script");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new ScriptRunner()
        .run(
            new HotplugRunner.Call(
                script.toString(),
                List.of("online", "type_if=vif"),
                Map.of("XENBUS_PATH", "backend/vif/7/0"),
                timeout));
  }

  @Test
  void givesArgumentsAndEnvironmentAndKeepsTheOutput() throws IOException {
    HotplugRunner.Result result =
        run("echo \"$1 $2 $XENBUS_PATH\"; echo wrong >&2; exit 3", Duration.ofSeconds(20));
    assertEquals(3, result.exitCode());
    assertEquals("online type_if=vif backend/vif/7/0\nwrong", result.output());
  }

  @Test
  void standardInputIsEmpty() throws IOException {
    assertEquals("end", run("cat; echo end", Duration.ofSeconds(20)).output());
  }

  @Test
  void keepsTheEndOfALongOutput() throws IOException {
    String output =
        run("i=0; while [ $i -lt 900 ]; do echo line $i; i=$((i+1)); done", Duration.ofSeconds(20))
            .output();
    assertTrue(output.endsWith("line 899"));
    assertTrue(output.length() <= 2048);
  }

  @Test
  void atTheDeadlineTheScriptAndItsChildrenEnd() throws IOException {
    Path pid = dir.resolve("pid");
    HotplugRunner.Result result =
        run("sleep 600 & echo $! >" + pid + "; echo waiting; wait", Duration.ofMillis(700));
    assertTrue(result.timedOut());
    assertEquals("waiting", result.output());
    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child)
        .ifPresent(p -> p.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join());
    assertTrue(ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aScriptThatCannotRunIsAResult() {
    HotplugRunner.Result result =
        new ScriptRunner()
            .run(
                new HotplugRunner.Call(
                    dir.resolve("none").toString(), List.of(), Map.of(), Duration.ofSeconds(1)));
    assertEquals(127, result.exitCode());
    assertTrue(result.output().contains("cannot be run"));
  }
}
