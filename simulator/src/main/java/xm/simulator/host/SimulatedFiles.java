package xm.simulator.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.RealHost;

/**
 * The files of the simulated domain 0: those below {@code fs}, where a plain file under {@code
 * fs/dev} is a block device, and for all other paths the real ones. Bridges are the lines of the
 * file {@code bridges}.
 */
public final class SimulatedFiles implements HostFiles {

  /** Major number of the simulated block devices: device-mapper's usual one, in hex. */
  private static final String MAJOR = "fd";

  private static final int MINOR_MASK = 0xfffff;

  private final StateDirectory directory;
  private final HostFiles real = RealHost.files();

  public SimulatedFiles(StateDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Kind kind(String path) {
    Optional<Path> own = own(path);
    if (own.isEmpty()) {
      return loopFile(path).isPresent() ? Kind.BLOCK_DEVICE : real.kind(path);
    }
    if (Files.isDirectory(own.get())) {
      return Kind.DIRECTORY;
    }
    return inDev(own.get()) ? Kind.BLOCK_DEVICE : Kind.FILE;
  }

  @Override
  public boolean readable(String path) {
    return own(path).map(Files::isReadable).orElseGet(() -> real.readable(path));
  }

  @Override
  public String realPath(String path) {
    Optional<Path> own = own(path);
    if (own.isEmpty()) {
      return real.realPath(path);
    }
    try {
      Path top = directory.files().toRealPath();
      Path target = own.get().toRealPath();
      return target.startsWith(top) ? "/" + top.relativize(target) : target.toString();
    } catch (IOException e) {
      return path;
    }
  }

  @Override
  public Optional<String> blockDeviceNumber(String path) {
    Optional<Path> loop = loopFile(path);
    if (loop.isPresent()) {
      return Optional.of("7:" + Integer.toHexString(Loops.number(loop.get())));
    }
    Optional<Path> own = own(path);
    if (own.isEmpty() || kind(path) != Kind.BLOCK_DEVICE) {
      return real.blockDeviceNumber(path);
    }
    return Optional.of(MAJOR + ":" + Long.toHexString(unix(own.get(), "ino") & MINOR_MASK));
  }

  @Override
  public Optional<String> fileIdentity(String path) {
    Optional<Path> own = own(path);
    if (own.isEmpty() || kind(path) != Kind.FILE) {
      return real.fileIdentity(path);
    }
    return Optional.of(
        Long.toHexString(unix(own.get(), "dev")) + ":" + Long.toHexString(unix(own.get(), "ino")));
  }

  @Override
  public List<String> loopDevices() {
    List<String> devices = new ArrayList<>();
    try (DirectoryStream<Path> loops = Files.newDirectoryStream(directory.loops(), "loop*")) {
      for (Path loop : loops) {
        devices.add("/dev/" + loop.getFileName());
      }
    } catch (IOException e) {
      return List.of(); // the host is being thrown away
    }
    return devices;
  }

  @Override
  public Optional<String> loopBackingFile(String device) {
    return loopFile(device)
        .map(
            file -> {
              try {
                return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
              } catch (IOException e) {
                return "";
              }
            })
        .filter(image -> !image.isEmpty());
  }

  @Override
  public boolean isBridge(String name) {
    return bridges().contains(name);
  }

  @Override
  public List<String> bridges() {
    TreeSet<String> names = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(directory.bridges())) {
        if (!line.isBlank()) {
          names.add(line.strip());
        }
      }
    } catch (IOException e) {
      return List.of(); // no such file: a host without bridges
    }
    return List.copyOf(names);
  }

  @Override
  public boolean executable(String path) {
    return own(path).map(Files::isExecutable).orElseGet(() -> real.executable(path));
  }

  /** A simulated device has the size of the file that stands for it. */
  @Override
  public long sizeBytes(String path) {
    Optional<Path> own = own(path);
    try {
      return own.isPresent() ? Files.size(own.get()) : real.sizeBytes(path);
    } catch (IOException e) {
      return -1;
    }
  }

  private Optional<Path> loopFile(String device) {
    return new Loops(directory.loops()).file(device);
  }

  private Optional<Path> own(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    try {
      Path file = directory.files().resolve(path.substring(1)).normalize();
      return file.startsWith(directory.files()) && Files.exists(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean inDev(Path own) {
    try {
      return own.toRealPath().startsWith(directory.files().resolve("dev").toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static long unix(Path file, String attribute) {
    try {
      return ((Number) Files.getAttribute(file, "unix:" + attribute)).longValue();
    } catch (IOException e) {
      return 0; // gone since we looked
    }
  }
}
