package xm.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xm.toolstack.host.Host;
import xm.toolstack.monitor.MonitorLauncher;
import xm.toolstack.monitor.MonitorLock;

/**
 * Starts {@code xm monitor} in a session of its own, so that neither Ctrl-C nor the end of the
 * terminal reaches it.
 */
final class ProcessMonitorLauncher implements MonitorLauncher {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Host host;
  private final GlobalWords words;
  private final PrintStream err;

  ProcessMonitorLauncher(Host host, GlobalWords words, PrintStream err) {
    this.host = host;
    this.words = words;
    this.err = err;
  }

  @Override
  public void ensureRunning() {
    try {
      if (MonitorLock.held(host.paths())) {
        return;
      }
      new ProcessBuilder(command())
          .directory(Path.of("/").toFile())
          .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException | RuntimeException e) {
      // The domain is up and stays so; only its reboot and its end have nobody to act on them.
      err.println(
          "Warning: no monitor could be started ("
              + e.getMessage()
              + "); a reboot or crash of the domain stays without effect. Try: xm monitor");
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(self());
    command.add("monitor");
    return command;
  }

  @Override
  public List<String> self() {
    List<String> command = new ArrayList<>();
    String launcher = System.getProperty("xm.launcher", "");
    if (launcher.startsWith("/")) {
      command.add(launcher);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Xmx32m");
      command.add("-XX:+UseSerialGC");
      command.add("-cp");
      command.add(absoluteClassPath());
      command.add(Main.class.getName());
    }
    if (words.simulated()) {
      command.add("--sim=" + Path.of(words.simDirectory()).toAbsolutePath());
    }
    return command;
  }

  /** The monitor's working directory is the root: a relative class path would lead nowhere. */
  private static String absoluteClassPath() {
    StringBuilder b = new StringBuilder();
    for (String entry : System.getProperty("java.class.path", "").split(":", -1)) {
      b.append(b.length() == 0 ? "" : ":").append(Path.of(entry).toAbsolutePath());
    }
    return b.toString();
  }
}
