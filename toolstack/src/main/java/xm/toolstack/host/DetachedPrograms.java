package xm.toolstack.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xm.toolstack.ToolstackException;

/** Starts programs on this machine. */
final class DetachedPrograms implements ProgramStarter {
  private static final long END_SECONDS = 5;

  @Override
  public long start(Call call) {
    // setsid becomes the program, so the process id is the program's
    List<String> command = new ArrayList<>(call.command().size() + 1);
    command.add("setsid");
    command.addAll(call.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(call.log().toFile()))
            .directory(new File("/"));
    builder.environment().putAll(call.environment());
    try {
      if (call.log().getParent() != null) {
        Files.createDirectories(call.log().getParent());
      }
      return builder.start().pid();
    } catch (IOException e) {
      throw new ToolstackException(
          call.command().get(0) + " cannot be started: " + e.getMessage() + '.', e);
    }
  }

  @Override
  public boolean runs(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Override
  public void end(long pid) {
    ProcessHandle.of(pid).ifPresent(DetachedPrograms::end);
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process failed", e);
    }
  }
}
