package xm.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * The directory that holds everything of one simulated host. Its file {@code SIMULATED} marks it;
 * without that mark nothing is ever deleted here.
 */
public record StateDirectory(Path root) {
  private static final String MARK = "SIMULATED";

  /** sun_path of a Unix socket holds 108 bytes with its NUL; the longest name below is added. */
  private static final int LONGEST_ROOT = 107 - "/console/32751.sock".length();

  public StateDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  public Path xenstoreSocket() {
    return root.resolve("xenstored/socket");
  }

  public Path hypervisorSocket() {
    return root.resolve("hypervisor.sock");
  }

  public Path lockFile() {
    return root.resolve("lock");
  }

  public Path logFile() {
    return root.resolve("sim.log");
  }

  public Path shapeFile() {
    return root.resolve("host.properties");
  }

  public Path faults() {
    return root.resolve("fault");
  }

  public Path loops() {
    return root.resolve("loops");
  }

  public Path vifs() {
    return root.resolve("vifs");
  }

  public Path bridges() {
    return root.resolve("bridges");
  }

  public Path consoles() {
    return root.resolve("console");
  }

  /** Stands for the root of the simulated domain 0's own files. */
  public Path files() {
    return root.resolve("fs");
  }

  public HostPaths hostPaths() {
    return new HostPaths(
        root.resolve("scripts"),
        root.resolve("lib"),
        root.resolve("run"),
        root.resolve("log"),
        root.resolve("lock-create"),
        root.resolve("bin"),
        root.resolve("var/lib/xm"));
  }

  /** The file that stands for a path of domain 0: below {@code fs} if there, else the real one. */
  public Path resolve(Path path) {
    Path own = files().resolve(Path.of("/").relativize(path.toAbsolutePath().normalize()));
    return Files.exists(own) ? own : path;
  }

  /** Whether somebody made a simulated host here. */
  public boolean marked() {
    return Files.exists(root.resolve(MARK));
  }

  /**
   * Makes the directory with all that a host has to begin with; what is there stays.
   *
   * @throws ToolstackException when this is impossible here
   */
  public void prepare() {
    if (root.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_ROOT) {
      throw new ToolstackException(
          "The directory "
              + root
              + " cannot hold a simulated host: its name is over "
              + LONGEST_ROOT
              + " bytes, too long for a Unix socket in it. Choose a shorter one.");
    }
    if (marked()) {
      return;
    }
    try {
      makePrivate();
      new HostContents(this).write();
      Files.writeString(
          root.resolve(MARK),
          "This directory belongs to a host simulated by xm. Nothing in it is real.\n");
    } catch (IOException | UncheckedIOException e) {
      throw new ToolstackException(
          "The simulated host cannot be set up in " + root + ": " + e.getMessage() + ".", e);
    }
  }

  private void makePrivate() throws IOException {
    if (root.getParent() != null) {
      Files.createDirectories(root.getParent());
    }
    if (!Files.isDirectory(root)) {
      Files.createDirectory(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return;
    }
    try (java.util.stream.Stream<Path> present = Files.list(root)) {
      // Only what a start that was cut short, or a scenario before the start, can have left.
      if (present.anyMatch(p -> !HostContents.ownName(String.valueOf(p.getFileName())))) {
        throw new ToolstackException(
            "The directory "
                + root
                + " holds other things than a simulated host; choose an empty or a new one.");
      }
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * Deletes the directory and all in it.
   *
   * @throws ToolstackException when it is not marked as a simulated host's
   */
  public void delete() {
    if (!Files.exists(root)) {
      return;
    }
    if (!marked()) {
      throw new ToolstackException(
          "The directory " + root + " is not deleted: it does not hold a simulated host.");
    }
    try {
      Files.walkFileTree(root, new Deleter());
    } catch (IOException e) {
      throw new ToolstackException(
          "The directory " + root + " could not be deleted: " + e.getMessage() + ".", e);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
