package xm.toolstack.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.create.Interruption;
import xm.toolstack.create.SameDomain;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.Descriptors;
import xm.xenctrl.DomainInfo;

/** Saves to files and restores from them. Nothing is left half done. */
public final class ImageFiles {
  static final String PART = ".part";

  private final Host host;
  private final Progress notices;

  /**
   * @param notices hears what an operator should know besides
   */
  public ImageFiles(Host host, Progress notices) {
    this.host = host;
    this.notices = notices;
  }

  /** As {@link ImageControl#save}. */
  @SuppressWarnings("try") // held, not used
  public void save(int domid, Path file, SaveOptions options, TransferObserver observer) {
    DomainSender sender = new DomainSender(host);
    DomainInfo info = sender.require(domid, "save");
    Path target = file.toAbsolutePath();
    Path part =
        target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + PART);
    removeAbandoned(target);
    String complete = options.keep() ? "" : target.toString();
    TransferRecord record =
        TransferRecord.begin(host.paths(), info.handle(), domid, part.toString(), complete);
    // held until the guest goes on: the end of the process waits for that
    try (Interruption held = Interruption.watch(() -> {})) {
      // the handler belongs inside: what is held is let go before a handler of this try runs
      saveOrGoOn(sender, record, target, options, observer);
    }
  }

  private void saveOrGoOn(
      DomainSender sender,
      TransferRecord record,
      Path target,
      SaveOptions options,
      TransferObserver observer) {
    Path part = Path.of(record.part());
    try {
      write(sender, record.domid(), part, target, observer);
      finish(sender, record.domid(), options);
      record.end(host.paths());
    } catch (SendFailedException e) {
      ToolstackException told = goOn(sender, record.domid(), part, e);
      if (told == e) { // else somebody has to try again
        record.end(host.paths());
      }
      throw told;
    }
  }

  private void write(
      DomainSender sender, int domid, Path part, Path target, TransferObserver observer) {
    boolean suspended = false;
    boolean moved = false;
    try {
      Descriptors descriptors = host.descriptors();
      int fd = descriptors.create(part.toString());
      try {
        sender.send(domid, fd, false, observer);
        suspended = true;
        descriptors.sync(fd);
      } finally {
        descriptors.close(fd);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
      synchronise(target.getParent());
    } catch (IOException e) {
      if (moved) {
        deleteQuietly(target, e);
      }
      throw new SendFailedException(
          "The image cannot be written to " + target + ": " + e.getMessage() + '.', e, suspended);
    }
  }

  /**
   * Gives back the failure, after the guest goes on and the file is gone. The part goes last: while
   * it is there, whoever finds the note knows that the guest is nowhere else.
   */
  private ToolstackException goOn(
      DomainSender sender, int domid, Path part, SendFailedException failure) {
    if (failure.suspended()) {
      try {
        sender.resume(domid);
        adopted(domid);
      } catch (RuntimeException e) {
        ToolstackException both =
            new ToolstackException(
                failure.getMessage()
                    + " Besides, the guest is suspended and could not be made to go on: "
                    + e.getMessage(),
                failure);
        both.addSuppressed(e);
        return both;
      }
    }
    deleteQuietly(part, failure);
    return failure;
  }

  private static void deleteQuietly(Path file, Exception because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private void finish(DomainSender sender, int domid, SaveOptions options) {
    if (!options.keep()) {
      new DomainDestroyer(host).destroy(domid);
      return;
    }
    if (options.paused()) {
      host.hypervisor().pause(domid);
    }
    sender.resume(domid);
    adopted(domid);
  }

  /** xl's process for a domain ends with the domain's suspend, also when the guest goes on. */
  private void adopted(int domid) {
    LiveDomains live = new LiveDomains(host);
    if (!host.simulated() && !live.ours(domid)) {
      notices.warn(
          live.name(domid)
              + " was made by xl, whose process for it ended with the suspend: when the guest"
              + " reboots or crashes, nothing will follow. Save and restore it with xm, and xm's"
              + " monitor looks after it.");
    }
  }

  /** As {@link ImageControl#restore}. */
  public StartedDomain restore(
      Path file, CreateOptions options, TransferObserver observer, Progress progress) {
    return restore(file, Optional.empty(), options, observer, progress);
  }

  /**
   * As above.
   *
   * @param name what the domain is called now, if not as in the file
   */
  public StartedDomain restore(
      Path file,
      Optional<String> name,
      CreateOptions options,
      TransferObserver observer,
      Progress progress) {
    Descriptors descriptors = host.descriptors();
    int fd;
    try {
      fd = descriptors.open(file.toAbsolutePath().toString());
    } catch (IOException e) {
      throw new ToolstackException("The file " + e.getMessage() + '.', e);
    }
    try {
      DomainReceiver receiver = new DomainReceiver(host);
      IncomingImage image = receiver.open(fd);
      if (name.isPresent()) {
        image =
            new IncomingImage(
                fd, SameDomain.of(image.config(), name.get(), image.config().uuid().orElseThrow()));
      }
      return receiver.receive(image, new ReceiveOptions("", options.paused()), observer, progress);
    } finally {
      try {
        descriptors.close(fd);
      } catch (IOException e) {
        notices.warn(file + ": " + e.getMessage());
      }
    }
  }

  /** Parts of the same file whose process was killed. */
  private static void removeAbandoned(Path target) {
    String pattern = target.getFileName() + ".*" + PART;
    Path directory = target.getParent();
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory)) {
      for (Path part : parts) {
        String name = String.valueOf(part.getFileName());
        if (isPart(name, String.valueOf(target.getFileName()))) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "Old parts " + pattern + " in " + directory + " cannot be removed: " + e + '.', e);
    }
  }

  private static boolean isPart(String name, String target) {
    if (!name.startsWith(target + '.') || !name.endsWith(PART)) {
      return false;
    }
    int from = target.length() + 1;
    int to = name.length() - PART.length();
    try {
      return from < to && ProcessHandle.of(Long.parseLong(name.substring(from, to))).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** So that the new name survives a power cut. */
  private static void synchronise(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
