package xm.toolstack.boot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xm.config.model.Boot;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HostPaths;

/**
 * Runs a boot loader on a guest's disk. With a terminal its menu is that terminal's; without one it
 * is asked to be quiet, as xm did, and has a time limit.
 */
public final class Bootloader {
  /** libxl's limit. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int LOG_LINES = 4;

  private final String program;
  private final Path log;

  /**
   * Prepares a run.
   *
   * @param program absolute path
   * @param log where it writes when there is no terminal
   */
  public Bootloader(String program, Path log) {
    this.program = program;
    this.log = log;
  }

  /** The program that a name or a path means here; the private directory of Xen has pygrub. */
  public static String program(String bootloader, HostFiles files, HostPaths paths) {
    String name = bootloader.substring(bootloader.lastIndexOf('/') + 1);
    String own = paths.privateBin().resolve(name).toString();
    boolean bare = bootloader.indexOf('/') < 0;
    // old files say /usr/bin/pygrub, where no distribution has it any more
    return bare || (!files.executable(bootloader) && files.executable(own)) ? own : bootloader;
  }

  /**
   * Runs it.
   *
   * @param disk image or block device in dom0
   * @param directory empty; gets the kernel and whatever else it writes
   * @throws ToolstackException with what it said
   */
  public LoadedKernel run(Boot boot, String disk, Path directory, boolean terminal) {
    Path output = directory.resolve("output");
    try {
      Files.createFile(output);
      int code = execute(command(boot, disk, directory, output, terminal), terminal);
      if (code != 0) {
        throw new ToolstackException(
            "The boot loader "
                + program
                + " failed on "
                + disk
                + " (exit code "
                + code
                + ")"
                + said());
      }
      LoadedKernel kernel =
          LoadedKernel.parse(Files.readString(output, StandardCharsets.ISO_8859_1));
      if (kernel == null) {
        throw new ToolstackException("Boot loader didn't return any data!" + said());
      }
      return kernel;
    } catch (IOException e) {
      throw new ToolstackException(
          "The boot loader " + program + " cannot be run: " + e.getMessage() + '.', e);
    }
  }

  private List<String> command(
      Boot boot, String disk, Path directory, Path output, boolean terminal) {
    List<String> c = new ArrayList<>();
    c.add(program);
    if (!boot.kernel().isEmpty()) {
      c.add("--kernel=" + boot.kernel());
    }
    if (!boot.ramdisk().isEmpty()) {
      c.add("--ramdisk=" + boot.ramdisk());
    }
    if (!boot.commandLine().isEmpty()) {
      c.add("--args=" + boot.commandLine());
    }
    c.add("--output=" + output);
    c.add("--output-format=simple0");
    c.add("--output-directory=" + directory);
    if (boot.bootloaderArgs().isEmpty() && !terminal) {
      c.add("-q");
    }
    c.addAll(boot.bootloaderArgs());
    c.add(disk);
    return c;
  }

  private int execute(List<String> command, boolean terminal) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    if (terminal) {
      builder.inheritIO();
    } else {
      Path parent = log.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.deleteIfExists(log);
      builder
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile());
    }
    Process process = builder.start();
    try {
      if (terminal) {
        return process.waitFor(); // somebody may be reading the menu
      }
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new ToolstackException(
            "The boot loader "
                + program
                + " did not end within "
                + LIMIT.toSeconds()
                + " s"
                + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolstackException("Interrupted while the boot loader ran.", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String said() {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(log, StandardCharsets.ISO_8859_1));
      lines.removeIf(String::isBlank);
      List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return last.isEmpty() ? "." : ": " + String.join(" / ", last) + " (log: " + log + ").";
    } catch (IOException e) {
      return "."; // it had the terminal
    }
  }

  /** Removes the directory and the files in it; no error when it is gone. */
  public static void cleanUp(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (NoSuchFileException e) {
      // gone already
    } catch (IOException e) {
      throw new ToolstackException(
          "The boot loader's files in " + directory + " cannot be removed: " + e.getMessage() + '.',
          e);
    }
  }
}
