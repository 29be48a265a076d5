package xm.toolstack.cleanup;

import java.util.ArrayList;
import java.util.List;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.cleanup.Leftover.Kind;
import xm.toolstack.create.CreateLock;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.create.UnfinishedCreations;
import xm.toolstack.host.Host;
import xm.toolstack.journal.AbandonedJournal;
import xm.toolstack.log.HostLog;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;

/**
 * Finds what belongs to no domain that exists. Nothing is taken from a tool that is at work: the
 * lock which xm and xl hold while they create is held meanwhile, and both remove a domain's nodes
 * before the domain itself.
 */
public final class HostCleaner {
  private final Host host;

  public HostCleaner(Host host) {
    this.host = host;
  }

  /** Hears of each thing; the failure is empty when it is gone. */
  public interface Told {
    void of(Leftover leftover, String failure);
  }

  /** All of it, in the order in which it is to be removed. */
  @SuppressWarnings("try") // the lock is held, not used
  public List<Leftover> find() {
    try (CreateLock lock = CreateLock.take(host.paths().createLock(), Progress.NONE)) {
      return look();
    }
  }

  /**
   * Removes all of it.
   *
   * @return false when something stays
   */
  @SuppressWarnings("try") // the lock is held, not used
  public boolean clean(Told told) {
    try (CreateLock lock = CreateLock.take(host.paths().createLock(), Progress.NONE)) {
      boolean clean = true;
      for (Leftover leftover : look()) {
        String failure = remove(leftover);
        clean &= failure.isEmpty();
        told.of(leftover, failure);
        new HostLog(host)
            .say(
                "Cleanup: "
                    + leftover.kind().label()
                    + ' '
                    + leftover.what()
                    + (failure.isEmpty() ? " removed" : " stays: " + failure));
      }
      return clean;
    }
  }

  private List<Leftover> look() {
    List<Leftover> found = new ArrayList<>();
    for (String name : AbandonedJournal.names(host.paths())) {
      found.add(new Leftover(Kind.CREATION, -1, name));
    }
    LiveSet live = LiveSet.of(host);
    for (DomainInfo info : live.infos()) {
      if (info.dying() && info.domid() != 0) {
        found.add(new Leftover(Kind.ZOMBIE, info.domid(), Integer.toString(info.domid())));
      }
    }
    new DeadNodes(host).find(live, found);
    new DeadFiles(host.paths()).find(live, found);
    if (!host.simulated()) {
      DeadModels.find(live, found);
    }
    return found;
  }

  private String remove(Leftover leftover) {
    try {
      switch (leftover.kind()) {
        case CREATION -> new UnfinishedCreations(host).undo(Progress.NONE);
        case ZOMBIE -> endZombie(leftover.domid());
        case BACKEND -> new DeadNodes(host).removeBackend(leftover);
        case NODE -> new DeadNodes(host).remove(leftover);
        case FILE -> DeadFiles.remove(leftover);
        default -> DeadModels.remove(leftover);
      }
      return "";
    } catch (ToolstackException | XenstoreException | HypercallException e) {
      return e.getMessage();
    }
  }

  private void endZombie(int domid) {
    if (host.hypervisor().domain(domid).isPresent()) {
      new DomainDestroyer(host).destroy(domid);
    }
  }
}
