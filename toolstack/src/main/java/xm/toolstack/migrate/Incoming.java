package xm.toolstack.migrate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import xm.toolstack.DomainNames;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.toolstack.migrate.record.MigrationRecord;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecord.Stage;
import xm.toolstack.migrate.record.MigrationRecords;
import xm.toolstack.migrate.record.MigrationRecords.Claim;
import xm.toolstack.operate.DomainRenamer;
import xm.toolstack.operate.PauseControl;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;

/**
 * The receiver's side of xl's dialogue, on two descriptors. What it says for people goes to
 * standard error, which ssh shows at the sender.
 */
final class Incoming {
  /** -ERROR_INVAL of libxl, what xl says when the name is taken, and -ERROR_FAIL. */
  private static final int INVALID = 6;

  private static final int NOT_CLEARED = 0xff;

  private final Host host;
  private final GuestStream stream;
  private final List<String> self;
  private final MigrationRecords records;
  private final HostLog log;
  private MigrationRecord record;
  private Claim claim;
  private Guardian guardian;

  Incoming(Host host, GuestStream stream, List<String> self) {
    this.host = host;
    this.stream = stream;
    this.self = self;
    this.records = new MigrationRecords(host.paths());
    this.log = new HostLog(host);
  }

  /**
   * Takes one domain.
   *
   * @param paused leave it paused
   * @param node as of {@link GuestStream#receive}
   * @return whether it runs here now (or is paused, when that was wanted)
   * @throws ToolstackException when no domain could be made; nothing is left
   */
  boolean receive(int in, int out, boolean paused, OptionalInt node) {
    Talk talk = new Talk(host.descriptors(), in, out);
    try {
      talk.say(Talk.READY);
      GuestStream.Arrived arrived = stream.receive(in, node, this::announced);
      at(Stage.READY, arrived.domid());
      CutForTests.at(CutForTests.RECEIVER, "ready");
      return handOver(talk, arrived, paused);
    } catch (IOException e) {
      throw new ToolstackException("The sender is gone: " + e.getMessage() + '.', e);
    } catch (RuntimeException e) {
      if (record != null && record.stage() == Stage.COPYING) {
        at(Stage.DESTROYED, 0);
        log.say("Migration of " + record.name() + " to here failed: " + e.getMessage());
      }
      throw e;
    } finally {
      letGo();
    }
  }

  private void letGo() {
    if (record != null && !record.stage().over()) {
      return; // the guardian, or the next command, ends it
    }
    if (guardian != null) {
      guardian.close();
    }
    if (claim != null) {
      claim.close();
    }
  }

  private void announced(String name, UUID uuid) {
    refuse(name, uuid);
    claim =
        records
            .claim(Direction.IN, uuid)
            .orElseThrow(
                () -> new ToolstackException(name + " is being received by another process."));
    record =
        new MigrationRecord(
            Direction.IN,
            uuid,
            name,
            0,
            "",
            "",
            "",
            Stage.COPYING,
            ProcessHandle.current().pid(),
            (long) host.system().nowSeconds());
    records.write(record);
    guardian = Guardian.start(self, uuid);
    log.say("Migration of " + name + " to here begins");
    CutForTests.at(CutForTests.RECEIVER, "announced");
  }

  /** What xl would notice only after the guest was stopped, or given away. */
  private void refuse(String name, UUID uuid) {
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.domid() == 0 || info.dying()) {
        continue;
      }
      String other = Names.of(host, info.domid());
      if (other.equals(name + DomainNames.INCOMING)) {
        throw new ToolstackException(
            "Domain "
                + info.domid()
                + " is called "
                + other
                + ", the rest of an earlier migration or one that goes on now; when none goes on,"
                + " destroy it.");
      }
      if (other.equals(name)) {
        throw new ToolstackException(
            "The name " + name + " is taken here, by domain " + info.domid() + ".");
      }
      if (info.handle().equals(uuid)) {
        throw new ToolstackException("Domain " + other + " has the UUID " + uuid + " here.");
      }
    }
  }

  private boolean handOver(Talk talk, GuestStream.Arrived arrived, boolean paused) {
    int status;
    try {
      talk.say(Talk.RECEIVED);
      talk.expect(Talk.GO);
      CutForTests.at(CutForTests.RECEIVER, "told");
      at(Stage.CLEARED, arrived.domid());
      CutForTests.at(CutForTests.RECEIVER, "cleared");
      status = start(host, arrived.domid(), arrived.name(), paused) ? 0 : INVALID;
    } catch (IOException e) {
      status = NOT_CLEARED;
    }
    if (status == 0) {
      at(Stage.TAKEN, arrived.domid());
      log.say("Migration of " + arrived.name() + ": runs here as domain " + arrived.domid());
      CutForTests.at(CutForTests.RECEIVER, "taken");
    }
    boolean told = tell(talk, status, Optional.empty());
    if (status != 0) {
      destroy(arrived);
      if (told) {
        tell(talk, status, Optional.of(Talk.GO));
      }
    }
    return status == 0;
  }

  /** Renames and unpauses; false when it cannot. */
  static boolean start(Host host, int domid, String name, boolean paused) {
    try {
      if (!Names.of(host, domid).equals(name)) {
        new DomainRenamer(host).rename(domid, name);
      }
      if (!paused) {
        new PauseControl(host).unpause(domid);
      }
      return true;
    } catch (ToolstackException | HypercallException | XenstoreException e) {
      new HostLog(host).failure("Migration of " + name + " to here cannot be ended", e);
      return false;
    }
  }

  private void destroy(GuestStream.Arrived arrived) {
    new DomainDestroyer(host).destroy(arrived.domid());
    at(Stage.DESTROYED, 0);
    log.say("Migration of " + arrived.name() + " to here was called off; the copy is gone");
  }

  /** Says a report, or a word; false when nobody listens any more. */
  private static boolean tell(Talk talk, int status, Optional<String> word) {
    try {
      if (word.isPresent()) {
        talk.say(word.get());
      } else {
        talk.report(status);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void at(Stage stage, int domid) {
    record = record.at(stage, domid);
    records.write(record);
  }
}
