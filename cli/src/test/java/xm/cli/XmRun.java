package xm.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import xm.cli.command.Session;
import xm.cli.command.SimulatedHostControl;
import xm.cli.command.Streams;
import xm.cli.command.ToolstackSource;
import xm.config.HostFacts;

/** Runs the program as a shell would and keeps what it printed. */
final class XmRun {
  /** The wall clock of every run, in Unix seconds. */
  static final double NOW = 1_700_000_000.0;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final int exitCode;

  private XmRun(ToolstackSource source, Map<String, String> environment, String in, String[] args) {
    Streams streams =
        new Streams(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), text(out), text(err));
    GlobalWords words = GlobalWords.read(args, environment);
    try (Session session =
        new Session(streams, source, new NoSimulatedHost(), stay -> stay, new Facts())) {
      exitCode = new Program(words, streams).run(session);
    }
    streams.out().flush();
    streams.err().flush();
  }

  static XmRun on(ToolstackSource source, String... args) {
    return new XmRun(source, Map.of(), "", args);
  }

  static XmRun typing(String in, ToolstackSource source, String... args) {
    return new XmRun(source, Map.of(), in, args);
  }

  /** For what must not need a host. */
  static XmRun withoutHost(String... args) {
    return on(
        () -> {
          throw new AssertionError("a host was opened");
        },
        args);
  }

  int exitCode() {
    return exitCode;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream text(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  /** Remembers nothing, runs never. */
  private record NoSimulatedHost() implements SimulatedHostControl {
    @Override
    public String status() {
      return "The simulated host in /nowhere does not run.";
    }

    @Override
    public boolean stop() {
      return false;
    }

    @Override
    public void reset() {}

    @Override
    public String directory() {
      return "/nowhere";
    }
  }

  private record Facts() implements HostFacts {
    @Override
    public List<String> uname() {
      return List.of("Linux", "testhost", "4.19.0-xen", "#1 SMP", "x86_64");
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public String workingDirectory() {
      return "/";
    }

    @Override
    public boolean fileExists(String path) {
      return true;
    }

    @Override
    public boolean isDirectory(String path) {
      return false;
    }

    @Override
    public double nowSeconds() {
      return NOW;
    }
  }
}
