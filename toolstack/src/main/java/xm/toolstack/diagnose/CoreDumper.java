package xm.toolstack.diagnose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainStateException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;

/** Writes cores of domains, under xend's names (xm-mechanics §7). */
public final class CoreDumper {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MMdd-HHmm.ss", Locale.ROOT);

  private final Host host;
  private final LiveDomains live;

  public CoreDumper(Host host) {
    this.host = host;
    this.live = new LiveDomains(host);
  }

  /** Refuses what cannot be dumped at all, before anything is said or done. */
  public void check(int domid) {
    DomainInfo info = live.require(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("dump core for", live.name(domid));
    }
    if (info.dying() || (info.shutdown() && !info.crashed())) {
      throw DomainStateException.notStarted(live.name(domid));
    }
  }

  /**
   * {@code DUMP/NAME/YYYY-mmdd-HHMM.SS-NAME.ID.core}, its directory made (0700). A name that could
   * lead elsewhere is replaced by the domid.
   *
   * @param dumpDirectory /var/xen/dump
   */
  public Path defaultFile(int domid, Path dumpDirectory) {
    String name = live.name(domid);
    String safe = DomainNames.valid(name) && !name.startsWith(".") ? name : "domain-" + domid;
    Path directory = dumpDirectory.resolve(safe);
    try {
      Files.createDirectories(dumpDirectory);
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new ToolstackException(
          "The directory " + directory + " cannot be made: " + e.getMessage() + ".", e);
    }
    Instant now = Instant.ofEpochSecond((long) host.system().nowSeconds());
    String stamp = STAMP.format(now.atZone(ZoneId.systemDefault()));
    return directory.resolve(stamp + "-" + safe + "." + domid + ".core");
  }

  /**
   * Dumps; a core that did not become whole is called FILE-incomplete.
   *
   * @param live true to let the guest run meanwhile, at the price of a core that contradicts itself
   */
  @SuppressWarnings("try") // open, not used
  public void dump(int domid, Path file, boolean live) {
    check(domid);
    if (Files.isDirectory(file)) {
      throw new ToolstackException("Cannot dump core in a directory: " + file);
    }
    DomainInfo info = this.live.require(domid);
    boolean pause = !live && !info.paused() && !info.shutdown();
    if (pause) {
      LiveDomains.onDomain(domid, () -> run(() -> host.hypervisor().pause(domid)));
    }
    AtomicBoolean left = new AtomicBoolean(!pause);
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            unpause(domid);
          }
          setAside(file, new IllegalStateException("interrupted"));
        };
    // the hypercalls of a dump cannot be broken off, but the process can end between them
    try (AtExit atExit = new AtExit(leave)) {
      LiveDomains.onDomain(
          domid, () -> run(() -> host.hypervisor().dumpCore(domid, file.toString())));
    } catch (RuntimeException e) {
      setAside(file, e);
      if (e instanceof HypercallException) {
        throw new ToolstackException("Failed to dump core: " + e.getMessage(), e);
      }
      throw e;
    } finally {
      if (left.compareAndSet(false, true)) {
        unpause(domid);
      }
    }
  }

  private static Void run(Runnable hypercall) {
    hypercall.run();
    return null;
  }

  private void unpause(int domid) {
    try {
      host.hypervisor().unpause(domid);
    } catch (HypercallException e) {
      live.require(domid); // it went meanwhile: that is told instead
      throw e;
    }
  }

  private static void setAside(Path file, RuntimeException cause) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + "-incomplete"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // nothing was written
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
