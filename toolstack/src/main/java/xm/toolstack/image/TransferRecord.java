package xm.toolstack.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.HostPaths;

/**
 * Says that a process is sending a domain, {@code /run/xen/xm/save/UUID}: should it be killed while
 * the guest is suspended, the next command that changes something lets the guest go on ({@link
 * UnfinishedSaves}). Whoever hands the guest over for good removes it first.
 *
 * @param domid of the domain
 * @param part a file that is worth nothing unless it was renamed; empty for none
 * @param target what it is renamed to when it is complete; the domain is destroyed then
 * @param pid the process
 * @param pidStarted when it was started, for ids are used again
 */
record TransferRecord(
    UUID uuid, int domid, String part, String target, long pid, String pidStarted) {

  private static Path directory(HostPaths paths) {
    return paths.run().resolve("xm").resolve("save");
  }

  /** Whether there may be one; costs one look at a name. */
  static boolean possible(HostPaths paths) {
    return Files.exists(directory(paths));
  }

  /** Notes it, on disk when this returns. */
  static TransferRecord begin(HostPaths paths, UUID uuid, int domid, String part, String target) {
    long pid = ProcessHandle.current().pid();
    TransferRecord record = new TransferRecord(uuid, domid, part, target, pid, started(pid));
    Path file = record.file(paths);
    try {
      Files.createDirectories(directory(paths));
      Path whole = file.resolveSibling(uuid + "." + pid);
      Files.write(
          whole,
          List.of(Integer.toString(domid), part, target, Long.toString(pid), record.pidStarted),
          StandardCharsets.UTF_8);
      Files.move(whole, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ToolstackException("The note " + file + " cannot be written: " + e + '.', e);
    }
    return record;
  }

  private static String started(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(String::valueOf)
        .orElse("");
  }

  /** Whether the process is still at it. */
  boolean alive() {
    return ProcessHandle.of(pid).isPresent() && started(pid).equals(pidStarted);
  }

  /** Forgets it. */
  void end(HostPaths paths) {
    try {
      Files.deleteIfExists(file(paths));
      Files.deleteIfExists(directory(paths));
    } catch (java.nio.file.DirectoryNotEmptyException e) {
      return; // others are at work
    } catch (IOException e) {
      throw new ToolstackException("The note " + file(paths) + " cannot be removed: " + e + '.', e);
    }
  }

  private Path file(HostPaths paths) {
    return directory(paths).resolve(uuid.toString());
  }

  /** All that there are. */
  static List<TransferRecord> all(HostPaths paths) {
    List<TransferRecord> records = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(paths))) {
      for (Path file : files) {
        read(file).ifPresent(records::add);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return records;
    } catch (IOException e) {
      throw new ToolstackException("The notes in " + directory(paths) + " cannot be read: " + e, e);
    }
    return records;
  }

  private static Optional<TransferRecord> read(Path file) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      UUID uuid = UUID.fromString(String.valueOf(file.getFileName()));
      int domid = Integer.parseInt(lines.get(0));
      long pid = Long.parseLong(lines.get(3));
      return Optional.of(
          new TransferRecord(uuid, domid, lines.get(1), lines.get(2), pid, lines.get(4)));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // its writer has just ended
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // one that is being written
    }
  }
}
