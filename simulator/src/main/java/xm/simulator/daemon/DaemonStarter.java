package xm.simulator.daemon;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xm.simulator.host.StateDirectory;
import xm.simulator.remote.CallClient;
import xm.toolstack.ToolstackException;

/** Finds the process of a simulated host, or starts it; one start at a time. */
public final class DaemonStarter {
  private static final long START_SECONDS = 30;
  private static final String[] SETSID = {"/usr/bin/setsid", "/bin/setsid"};

  private final StateDirectory directory;

  public DaemonStarter(StateDirectory directory) {
    this.directory = directory;
  }

  /** A connection to the running process; null when there is none. */
  public CallClient find() {
    try {
      return CallClient.connect(directory.hypervisorSocket());
    } catch (IOException | UnsupportedOperationException notRunning) {
      return null;
    }
  }

  /**
   * A connection to the process, which is started when there is none.
   *
   * @throws ToolstackException when it does not start, with the end of its log
   */
  public CallClient findOrStart() {
    CallClient running = find();
    if (running != null) {
      return running;
    }
    synchronized (DaemonStarter.class) { // a file lock holds against other processes only
      startUnlessRunning();
    }
    CallClient started = find();
    if (started == null) {
      throw failed("it ended at once", null);
    }
    return started;
  }

  private void startUnlessRunning() {
    directory.prepare();
    try (FileChannel channel =
        FileChannel.open(
            directory.root().resolve("start-lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      try (CallClient meanwhile = find()) {
        if (meanwhile == null) {
          start();
        }
      }
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  private void start() throws IOException {
    Process process =
        new ProcessBuilder(command())
            .directory(directory.root().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.appendTo(directory.logFile().toFile()))
            .start();
    CompletableFuture<String> word = new CompletableFuture<>();
    Thread reader = new Thread(() -> word.complete(firstLine(process)), "simulator-start");
    reader.setDaemon(true);
    reader.start();
    try {
      String said = word.get(START_SECONDS, TimeUnit.SECONDS);
      if (!SimulatorMain.READY.equals(said)) {
        throw failed("it said '" + said + "'", null);
      }
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw failed("it was not ready within " + START_SECONDS + " s", e);
    } catch (ExecutionException e) {
      throw failed(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the start was interrupted", e);
    }
  }

  private static String firstLine(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = lines.readLine();
      return line == null ? "nothing" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    for (String setsid : SETSID) {
      if (command.isEmpty() && Files.isExecutable(Path.of(setsid))) {
        command.add(setsid); // so that Ctrl-C in the user's terminal does not reach it
      }
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms8m");
    command.add("-Xmx128m");
    command.add("-Xss512k");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-cp");
    command.add(absoluteClassPath());
    command.add(SimulatorMain.class.getName());
    command.add(directory.root().toString());
    return command;
  }

  private static String absoluteClassPath() {
    StringBuilder path = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.length() > 0) {
        path.append(File.pathSeparatorChar);
      }
      path.append(Path.of(entry).toAbsolutePath());
    }
    return path.toString();
  }

  private ToolstackException failed(String why, Throwable cause) {
    return new ToolstackException(
        "The simulated host in "
            + directory.root()
            + " did not start: "
            + why
            + ". See "
            + directory.logFile()
            + ".",
        cause);
  }
}
