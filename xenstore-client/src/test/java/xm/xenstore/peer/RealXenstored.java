package xm.xenstore.peer;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Xen's own xenstored, the C or the OCaml one, as a child process, without a hypervisor, in a run
 * directory of its own: several may run at a time. Needs the packages xen-utils-4.17, libxen-dev
 * and gcc.
 */
public final class RealXenstored implements AutoCloseable {
  private static final String STAND_IN = "/xenstored-stand-in.c";
  private static final Path BIN = Path.of("/usr/lib");
  private static final long START_SECONDS = 10;

  private final Path runDir;
  private final Process process;

  private RealXenstored(Path runDir, Process process) {
    this.runDir = runDir;
    this.process = process;
  }

  /**
   * Starts one. Where its program or a compiler is missing the test is skipped, but fails with
   * XM_REQUIRE_REAL=1.
   */
  public static RealXenstored start() {
    return start("xenstored", "-N");
  }

  /** Starts the OCaml daemon, Debian's default, likewise. */
  public static RealXenstored startOcaml() {
    return start("oxenstored", "--no-fork");
  }

  private static RealXenstored start(String name, String... options) {
    Path program = program(name);
    require(program != null, name + " is not installed (package xen-utils-4.17)");
    require(Files.exists(Path.of("/usr/include/xenctrl.h")), "libxen-dev is not installed");
    require(Files.exists(Path.of("/usr/bin/gcc")), "gcc is not installed");
    try {
      Path runDir = Files.createTempDirectory("xm-xenstored");
      return new RealXenstored(runDir, launch(program, options, compile(runDir), runDir));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The socket to connect to. */
  public Path socket() {
    return runDir.resolve("socket");
  }

  /** For XENSTORED_RUNDIR. */
  public Path runDir() {
    return runDir;
  }

  public long pid() {
    return process.pid();
  }

  /** Kills it, as by the kernel when memory is short. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(runDir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(boolean present, String otherwise) {
    if ("1".equals(System.getenv("XM_REQUIRE_REAL")) && !present) {
      fail(otherwise + ", and XM_REQUIRE_REAL=1 wants it");
    }
    assumeTrue(present, otherwise);
  }

  private static Path program(String name) {
    try (Stream<Path> dirs = Files.list(BIN)) {
      return dirs.filter(dir -> dir.getFileName().toString().startsWith("xen-"))
          .map(dir -> dir.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private static Path compile(Path dir) throws IOException, InterruptedException {
    Path source = dir.resolve("stand-in.c");
    try (InputStream in = RealXenstored.class.getResourceAsStream(STAND_IN)) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    Path library = dir.resolve("stand-in.so");
    Process gcc =
        new ProcessBuilder(
                List.of(
                    "gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (gcc.waitFor() != 0) {
      fail("gcc does not compile the stand-in: " + said);
    }
    return library;
  }

  private static Process launch(Path program, String[] options, Path standIn, Path runDir)
      throws IOException, InterruptedException {
    Path log = runDir.resolve("log");
    List<String> command = new ArrayList<>(List.of(options));
    command.add(0, program.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LD_PRELOAD", standIn.toString());
    builder.environment().put("XENSTORED_RUNDIR", runDir.toString());
    builder.environment().remove("XENSTORED_PATH");
    Path socket = runDir.resolve("socket");
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      runDir.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = builder.start();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      while (!isListening(socket)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          fail("xenstored did not start: " + Files.readString(log));
        }
        var key = watch.poll(20, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.reset();
        }
      }
      return process;
    }
  }

  /** The socket's file is there a moment before somebody listens. */
  private static boolean isListening(Path socket) {
    try (var channel = java.nio.channels.SocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      return channel.connect(java.net.UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }
}
