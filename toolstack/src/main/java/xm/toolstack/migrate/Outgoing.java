package xm.toolstack.migrate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import xm.toolstack.DomainNames;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.create.Interruption;
import xm.toolstack.host.Host;
import xm.toolstack.image.SendFailedException;
import xm.toolstack.migrate.record.MigrationRecord;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecord.Stage;
import xm.toolstack.migrate.record.MigrationRecords;
import xm.toolstack.migrate.record.MigrationRecords.Claim;
import xm.toolstack.migrate.route.Link;
import xm.toolstack.migrate.route.Route;
import xm.toolstack.operate.DomainRenamer;

/**
 * The sender's side of xl's dialogue. Until the word GO is said, every failure leads back: the
 * guest goes on here. After it the guest stays stopped until the receiver has said what became of
 * it, for two copies must never run.
 */
@SuppressWarnings("try") // guardian, interruption and watchdogs are held, not used
final class Outgoing {
  private static final Duration ANSWER = Duration.ofMinutes(2);

  /** The receiver attaches devices meanwhile. */
  private static final Duration DEVICES = Duration.ofMinutes(5);

  private final Host host;
  private final GuestStream stream;
  private final List<String> self;
  private final MigrationRecords records;
  private final Course course;
  private MigrationRecord record;

  /**
   * One migration.
   *
   * @param self the command that runs xm on this host
   */
  Outgoing(Host host, GuestStream stream, List<String> self, Course course) {
    this.host = host;
    this.stream = stream;
    this.self = self;
    this.course = course;
    this.records = new MigrationRecords(host.paths());
  }

  /** Opens the way to the receiver. */
  interface Opening {
    Link open();
  }

  /**
   * Sends the domain.
   *
   * @throws ToolstackException when it did not come to run at the receiver; says where it is
   */
  void send(int domid, String name, UUID uuid, Route route, boolean live, Opening opening) {
    Claim claim =
        records
            .claim(Direction.OUT, uuid)
            .orElseThrow(
                () -> new ToolstackException(name + " is being migrated by another process."));
    try (claim;
        Guardian guardian = Guardian.start(self, uuid)) {
      record =
          new MigrationRecord(
              Direction.OUT,
              uuid,
              name,
              domid,
              route.host(),
              route.carrier().text(),
              route.tool(),
              Stage.COPYING,
              ProcessHandle.current().pid(),
              (long) host.system().nowSeconds());
      records.write(record);
      CutForTests.at(CutForTests.SENDER, "begun");
      course.phase(Phase.RESERVATION, "asks " + route.host() + " to take " + name);
      try (Link link = opened(opening, name);
          Interruption interruption = Interruption.watch(() -> interrupted(link))) {
        talk(link, domid, name, route, live);
      }
      if (record.stage() != Stage.CLEARED) {
        records.remove(Direction.OUT, uuid);
      }
    }
  }

  private Link opened(Opening opening, String name) {
    try {
      return opening.open();
    } catch (ToolstackException e) {
      records.remove(Direction.OUT, record.uuid());
      record = record.at(Stage.DESTROYED, record.domid());
      throw new ToolstackException(
          name + " was not migrated and goes on running here: " + e.getMessage(), e);
    }
  }

  private void interrupted(Link link) {
    if (record.stage() != Stage.CLEARED) {
      link.cut();
    }
  }

  private void talk(Link link, int domid, String name, Route route, boolean live) {
    Talk talk = new Talk(host.descriptors(), link.in(), link.out());
    try {
      copy(talk, link, domid, live);
      new DomainRenamer(host).rename(domid, name + DomainNames.AWAY);
      course.phase(Phase.COMMITMENT, "gives " + name + " to " + route.host());
      at(Stage.CLEARED, domid);
    } catch (IOException | RuntimeException e) {
      throw back(link, domid, name, e);
    }
    CutForTests.at(CutForTests.SENDER, "cleared", link);
    handOver(talk, link, domid, name, route);
  }

  /** All but the handover; returns when the receiver has a whole copy. */
  private void copy(Talk talk, Link link, int domid, boolean live) throws IOException {
    try (Watchdog watchdog = new Watchdog(link, ANSWER)) {
      talk.expect(Talk.READY);
    }
    CutForTests.at(CutForTests.SENDER, "reserved", link);
    course.phase(
        live ? Phase.PRE_COPY : Phase.STOP_AND_COPY,
        live ? "sends its memory while it runs" : "stops it and sends its memory");
    stream.send(
        domid,
        link.out(),
        live,
        new Course.Sending(course) {
          @Override
          public void suspended() {
            super.suspended();
            at(Stage.SUSPENDED, domid);
            CutForTests.at(CutForTests.SENDER, "suspended", link);
          }

          @Override
          public void round(int number, long dirtyPages) {
            super.round(number, dirtyPages);
            CutForTests.at(CutForTests.SENDER, "copying", link);
          }
        });
    CutForTests.at(CutForTests.SENDER, "sent", link);
    try (Watchdog watchdog = new Watchdog(link, DEVICES)) {
      talk.expect(Talk.RECEIVED);
    }
    CutForTests.at(CutForTests.SENDER, "received", link);
  }

  private void at(Stage stage, int domid) {
    record = record.at(stage, domid);
    records.write(record);
  }

  /** Undoes what was done before the handover. */
  private ToolstackException back(Link link, int domid, String name, Exception e) {
    String reason = e instanceof IOException ? link.reason() : e.getMessage();
    if (e instanceof ToolstackException && link.broken()) {
      reason = e.getMessage() + " The receiver: " + link.reason();
    }
    link.cut();
    // the guest may have been stopped before the layer below could say so
    boolean stopped = e instanceof SendFailedException failed && failed.suspended();
    if (stopped || record.stage() == Stage.SUSPENDED) {
      Names.restore(host, domid);
      stream.resume(domid);
    }
    records.remove(Direction.OUT, record.uuid());
    record = record.at(Stage.DESTROYED, domid);
    return new ToolstackException(
        name + " was not migrated and goes on running here: " + sentence(reason), e);
  }

  private void handOver(Talk talk, Link link, int domid, String name, Route route) {
    int status;
    try (Watchdog watchdog = new Watchdog(link, ANSWER)) {
      talk.say(Talk.GO);
      CutForTests.at(CutForTests.SENDER, "told", link);
      talk.expect(Talk.REPORT);
      status = talk.status();
      if (status != 0) {
        talk.expect(Talk.GO);
      }
    } catch (IOException e) {
      undecided(link, name, route, e);
      return;
    }
    if (status != 0) {
      throw returned(domid, name, route, status);
    }
    course.arrived();
    new DomainDestroyer(host).destroy(domid);
    record = record.at(Stage.TAKEN, domid);
    course.phase(Phase.COMMITMENT, name + " runs on " + route.host());
  }

  /** The receiver could not start it and says that we may. */
  private ToolstackException returned(int domid, String name, Route route, int status) {
    Names.restore(host, domid);
    stream.resume(domid);
    records.remove(Direction.OUT, record.uuid());
    record = record.at(Stage.DESTROYED, domid);
    return new ToolstackException(
        route.host()
            + " could not start "
            + name
            + " (code "
            + status
            + ") and gave it back; it goes on running here.");
  }

  /** The word was given and no answer came: only the receiver may run it until we know. */
  private void undecided(Link link, String name, Route route, IOException lost) {
    link.cut();
    Settler.Outcome outcome = new Settler(host, stream).decide(record, true);
    if (outcome == Settler.Outcome.THERE) {
      course.arrived();
      record = record.at(Stage.TAKEN, record.domid());
      course.phase(
          Phase.COMMITMENT, name + " runs on " + route.host() + ", which did not get to say so");
      return;
    }
    if (outcome == Settler.Outcome.HERE) {
      record = record.at(Stage.DESTROYED, record.domid());
      throw new ToolstackException(
          "The connection to "
              + route.host()
              + " was lost at the handover; its copy is gone, and "
              + name
              + " goes on running here.",
          lost);
    }
    throw new ToolstackException(
        "The connection to "
            + route.host()
            + " was lost at the handover, and whether "
            + name
            + " runs there is not known. It stays stopped here as "
            + name
            + DomainNames.AWAY
            + ", so that no two copies run. xm migrate --settle "
            + name
            + " asks again; if "
            + route.host()
            + " is lost for good, xm migrate --resume "
            + name
            + " lets it go on here.",
        lost);
  }

  private static String sentence(String text) {
    return text == null || text.endsWith(".") || text.endsWith("!") ? text : text + ".";
  }
}
