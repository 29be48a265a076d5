package xm.toolstack.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.host.HotplugProcesses;
import xm.toolstack.journal.AbandonedJournal;
import xm.toolstack.journal.Recorder;
import xm.toolstack.log.HostLog;
import xm.toolstack.sample.StoreValues;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;

/**
 * Finishes what a killed xm began: its half-made domain is taken away, from the journal that it
 * left. Every command that changes something asks for this first; without a journal that costs one
 * look at a name.
 */
public final class UnfinishedCreations {
  /** A script that the dead process had started runs on by itself, this long at most. */
  private static final Duration SCRIPT_LIMIT = Duration.ofSeconds(45);

  private final Host host;

  public UnfinishedCreations(Host host) {
    this.host = host;
  }

  /**
   * Undoes all of them; what cannot be undone is logged, and is found by {@code xm cleanup}.
   *
   * @return what was done, a sentence each
   */
  public List<String> undo(Progress progress) {
    List<String> done = new ArrayList<>();
    if (!AbandonedJournal.possible(host.paths())) {
      return done;
    }
    Set<UUID> seen = new HashSet<>();
    while (true) {
      Optional<AbandonedJournal> next = AbandonedJournal.next(host.paths());
      if (next.isEmpty()) {
        return done;
      }
      try (AbandonedJournal journal = next.get()) {
        if (!seen.add(journal.uuid())) {
          return done; // its file cannot be removed
        }
        progress.step("take back the creation of " + journal.name() + ", whose xm was killed");
        String told = undo(journal);
        done.add(told);
        new HostLog(host).say(told);
        journal.done();
      }
    }
  }

  private String undo(AbandonedJournal journal) {
    String what =
        "The creation of "
            + journal.name()
            + " by process "
            + journal.pid()
            + ", killed at step "
            + journal.step();
    List<String> failures = new ArrayList<>();
    try {
      Optional<DomainInfo> info = find(journal);
      if (info.isPresent() && stands(journal, info.get())) {
        return what + ", was complete: domain " + info.get().domid() + " stays";
      }
      takeAway(journal, info, failures);
    } catch (ToolstackException | XenstoreException | HypercallException e) {
      failures.add(e.getMessage());
    }
    return failures.isEmpty()
        ? what + ", was taken back"
        : what + ", could not be taken back wholly: " + String.join("; ", failures);
  }

  /**
   * The domain, if it was made. Its id was noted at once after Xen gave it; in between it can be
   * told by its UUID alone, and then it has no nodes in xenstore yet, as a domain of another tool
   * with this UUID would.
   */
  private Optional<DomainInfo> find(AbandonedJournal journal) {
    Optional<String> domid = journal.last(Recorder.DOMID);
    for (DomainInfo info : host.hypervisor().listDomains()) {
      boolean same = info.handle().equals(journal.uuid()) && info.domid() != 0;
      if (same && (domid.isPresent() ? isDomid(domid, info) : nodeless(info.domid()))) {
        return Optional.of(info);
      }
    }
    return Optional.empty();
  }

  private static boolean isDomid(Optional<String> noted, DomainInfo info) {
    return StoreValues.smallNumber(noted, 0) == info.domid();
  }

  private boolean nodeless(int domid) {
    return host.xenstore().readIfExists(XenstorePaths.domain(domid)).isEmpty();
  }

  /** All was made, and it runs, or is meant to wait. */
  private boolean stands(AbandonedJournal journal, DomainInfo info) {
    if (journal.last(Recorder.LAST).isEmpty() || info.dying()) {
      return false;
    }
    return !info.paused()
        || info.cpuTimeNanos() > 0
        || host.xenstore().readIfExists(XenstorePaths.adminPaused(journal.uuid())).isPresent();
  }

  private void takeAway(
      AbandonedJournal journal, Optional<DomainInfo> info, List<String> failures) {
    int domid = StoreValues.smallNumber(journal.last(Recorder.DOMID), 0);
    if (domid != 0 && !host.simulated()) {
      HotplugProcesses.awaitEnd(domid, SCRIPT_LIMIT);
    }
    if (info.isPresent()) {
      try {
        new DomainDestroyer(host).destroy(info.get().domid());
      } catch (ToolstackException e) {
        failures.add(e.getMessage());
      }
    } else if (domid != 0 && host.hypervisor().domain(domid).isEmpty()) {
      UUID uuid = journal.uuid();
      failures.addAll(new Remains(host).remove(domid, Optional.of(uuid)));
    }
    for (String file : journal.all(Recorder.FILE)) {
      try {
        Files.deleteIfExists(Path.of(file));
      } catch (IOException e) {
        failures.add("The file " + file + " cannot be removed: " + e);
      }
    }
    journal.last(Recorder.DOM0_TARGET).ifPresent(this::giveBack);
  }

  /** As {@link MakeRoomStep#undo}: unless somebody has set another target meanwhile. */
  private void giveBack(String noted) {
    int space = noted.indexOf(' ');
    long before = StoreValues.number(Optional.of(noted.substring(0, Math.max(space, 0))), 0);
    long set = StoreValues.number(Optional.of(noted.substring(space + 1)), 0);
    HostMemory memory = new HostMemory(host);
    if (before > 0 && memory.dom0TargetKib() == set) {
      memory.setDom0TargetKib(before);
    }
  }
}
