package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xm.xenctrl.jna.abi.XenRelease;

/** What a test needs from the machine: a C compiler, Xen's headers, Xen's libraries. */
public final class RealThings {
  private RealThings() {}

  /** Skips the test, or fails it where XM_REQUIRE_REAL says that nothing may be missing. */
  public static void missing(String what) {
    if ("1".equals(System.getenv("XM_REQUIRE_REAL"))) {
      fail("XM_REQUIRE_REAL is set, but there is no " + what);
    }
    abort("needs " + what);
  }

  /** What a finished command printed, and how it ended. */
  public record Output(int status, String text) {}

  public static Output run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("xm-test", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        fail("timed out: " + command);
      }
      return new Output(process.exitValue(), Files.readString(log, StandardCharsets.ISO_8859_1));
    } finally {
      Files.delete(log);
    }
  }

  public static void requireGcc() throws InterruptedException {
    try {
      run(List.of("gcc", "--version"));
    } catch (IOException absent) {
      missing("gcc");
    }
  }

  /** The release whose headers are installed; the development symlink names it. */
  public static XenRelease headersRelease() throws IOException, InterruptedException {
    requireGcc();
    Path link = Path.of(run(List.of("gcc", "-print-file-name=libxenctrl.so")).text().strip());
    if (!link.isAbsolute() || !Files.exists(Path.of("/usr/include/xenguest.h"))) {
      missing("libxen-dev");
    }
    return releaseIn(link.toRealPath());
  }

  /** "libxenctrl.so.4.17.0" is of 4.17. */
  private static XenRelease releaseIn(Path library) {
    String[] parts = library.getFileName().toString().split("\\.");
    return new XenRelease(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
  }

  /** The newest installed libxenguest's release, with its boot files. */
  public static XenRelease libraryRelease() throws IOException {
    XenRelease found = null;
    try (var files = Files.list(Path.of("/usr/lib/x86_64-linux-gnu"))) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = file.getFileName().toString();
        if (name.matches("libxenguest\\.so\\.\\d+\\.\\d+")) {
          found = releaseIn(file);
        }
      }
    } catch (IOException absent) {
      missing("libxenguest");
    }
    if (found == null) {
      missing("libxenguest");
    }
    return found;
  }

  /** Writes a test resource to a file. */
  static Path resource(String name, Path directory) throws IOException {
    try (InputStream in = RealThings.class.getResourceAsStream(name)) {
      Path file = directory.resolve(name);
      Files.copy(in, file);
      return file;
    }
  }

  static void compile(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("gcc", "-Wall", "-Werror", "-O0"));
    command.addAll(arguments);
    Output output = run(command);
    if (output.status() != 0) {
      fail(command + "\n" + output.text());
    }
  }
}
