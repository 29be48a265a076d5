package xm.toolstack.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ShutdownReason;
import xm.xenstore.XenstoreException;

/**
 * Finishes what a killed save began. A complete file is worth its domain, which goes; else the
 * guest goes on where it is, and the part of a file goes.
 */
public final class UnfinishedSaves {
  private final Host host;

  public UnfinishedSaves(Host host) {
    this.host = host;
  }

  /**
   * Deals with all of them; without one, that costs one look at a name.
   *
   * @return what was done, a sentence each, which the log has, too
   */
  public List<String> finish() {
    List<String> told = new ArrayList<>();
    if (!TransferRecord.possible(host.paths())) {
      return told;
    }
    for (TransferRecord record : TransferRecord.all(host.paths())) {
      if (!record.alive()) {
        String sentence = finish(record);
        told.add(sentence);
        new HostLog(host).say(sentence);
      }
    }
    return told;
  }

  private String finish(TransferRecord record) {
    String what = "The save of domain " + record.domid() + ", whose xm was killed, ";
    try {
      Optional<DomainInfo> info =
          host.hypervisor().domain(record.domid()).filter(d -> d.handle().equals(record.uuid()));
      boolean complete = exists(record.target()) && !exists(record.part());
      String end = info.isEmpty() ? "left no domain behind" : end(record, info.get(), complete);
      if (!complete && !record.part().isEmpty()) { // last: it says that the guest is nowhere else
        Files.deleteIfExists(Path.of(record.part()));
      }
      record.end(host.paths());
      return what + end;
    } catch (IOException | ToolstackException | HypercallException | XenstoreException e) {
      return what + "could not be finished: " + e.getMessage();
    }
  }

  private String end(TransferRecord record, DomainInfo info, boolean complete) {
    boolean suspended = info.shutdown() && info.shutdownReason() == ShutdownReason.SUSPEND;
    if (suspended && complete) {
      new DomainDestroyer(host).destroy(info.domid());
      return "was complete: the guest is in " + record.target();
    }
    if (suspended) {
      new DomainSender(host).resume(info.domid());
      return "was taken back: the guest goes on";
    }
    withdraw(info.domid());
    return "was taken back: the guest had not been suspended";
  }

  /** A guest that has not seen the request yet must not obey it now. */
  private void withdraw(int domid) {
    String path = XenstorePaths.controlShutdown(domid);
    if (host.xenstore().readIfExists(path).filter("suspend"::equals).isPresent()) {
      host.xenstore().write(path, "");
    }
  }

  private static boolean exists(String file) {
    return !file.isEmpty() && Files.exists(Path.of(file));
  }
}
