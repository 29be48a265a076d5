package xm.toolstack.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import xm.toolstack.DomainNames;
import xm.toolstack.create.DomainDestroyer;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.toolstack.migrate.facts.GuestNeeds;
import xm.toolstack.migrate.facts.HostFacts;
import xm.toolstack.migrate.facts.NeedsReader;
import xm.toolstack.migrate.facts.PeerQuestion;
import xm.toolstack.migrate.record.MigrationRecord;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecord.Stage;
import xm.toolstack.migrate.record.MigrationRecords;
import xm.toolstack.migrate.record.MigrationRecords.Claim;
import xm.toolstack.migrate.route.Carrier;
import xm.toolstack.migrate.route.Route;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.ShutdownReason;

/**
 * Ends migrations whose process is dead, so that exactly one copy runs: from the record that the
 * process left and, where the guest had been given away, from what the receiver says.
 */
final class Settler {
  private static final long KEPT_SECONDS = TimeUnit.DAYS.toSeconds(7);
  private static final int ATTEMPTS = 15;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Host host;
  private final GuestStream stream;
  private final MigrationRecords records;
  private final HostLog log;

  Settler(Host host, GuestStream stream) {
    this.host = host;
    this.stream = stream;
    this.records = new MigrationRecords(host.paths());
    this.log = new HostLog(host);
  }

  /** Where the one copy runs. */
  enum Outcome {
    HERE,
    THERE,
    /** Nowhere yet: it is stopped here. */
    UNKNOWN
  }

  /**
   * Settles what can be.
   *
   * @param which a UUID or the plain name; empty for all
   * @param ask whether other hosts may be asked, which takes its time
   * @return a sentence each
   */
  List<String> settle(Optional<String> which, boolean ask) {
    List<String> told = new ArrayList<>();
    if (!MigrationRecords.possible(host.paths())) {
      return told;
    }
    for (MigrationRecord record : records.all()) {
      if (record.stage().over()) {
        if (host.system().nowSeconds() - record.since() > KEPT_SECONDS) {
          records.remove(record.direction(), record.uuid());
        }
        continue;
      }
      if (which.isEmpty()
          || which.get().equals(record.name())
          || which.get().equals(record.uuid().toString())) {
        try (Claim claim = records.claim(record.direction(), record.uuid()).orElse(null)) {
          if (claim != null) {
            // as it is now that nobody else works on it
            records
                .find(record.direction(), record.uuid())
                .filter(now -> !now.stage().over())
                .map(now -> one(now, ask))
                .filter(sentence -> !sentence.isEmpty())
                .ifPresent(told::add);
          }
        }
      }
    }
    return told;
  }

  private String one(MigrationRecord record, boolean ask) {
    String sentence = record.direction() == Direction.IN ? in(record) : out(record, ask);
    if (!sentence.isEmpty()) {
      log.say(sentence);
    }
    return sentence;
  }

  private String in(MigrationRecord record) {
    Optional<DomainInfo> domain = find(record.uuid());
    if (record.stage() == Stage.CLEARED
        && domain.isPresent()
        && Incoming.start(host, domain.get().domid(), record.name(), false)) {
      records.write(record.at(Stage.TAKEN, domain.get().domid()));
      return "The migration of " + record.name() + " to here was cut; it runs here now";
    }
    if (domain.isPresent()) {
      String name = Names.of(host, domain.get().domid());
      if (!name.endsWith(DomainNames.INCOMING) && !name.isEmpty()) {
        return ""; // another domain: the sender's own, or one made since
      }
      new DomainDestroyer(host).destroy(domain.get().domid());
    }
    records.write(record.at(Stage.DESTROYED, 0));
    return "The migration of " + record.name() + " to here was cut; its copy is gone from here";
  }

  private String out(MigrationRecord record, boolean ask) {
    Optional<DomainInfo> domain = find(record.uuid());
    if (domain.isEmpty()) {
      records.remove(Direction.OUT, record.uuid());
      return "The migration of " + record.name() + " was cut; it is not here any more";
    }
    if (record.stage() == Stage.CLEARED) {
      if (!ask) {
        return "";
      }
      return switch (decide(record, false)) {
        case THERE -> record.name() + " runs on " + record.peer() + "; the copy here is gone";
        case HERE -> record.name() + " runs here: " + record.peer() + " has destroyed its copy";
        case UNKNOWN ->
            record.name()
                + " is stopped here, and whether it runs on "
                + record.peer()
                + " cannot be told";
      };
    }
    resume(domain.get());
    records.remove(Direction.OUT, record.uuid());
    return "The migration of " + record.name() + " was cut; it runs here";
  }

  /** Lets the domain go on, and forgets the migration: the operator's own word. */
  String resumeHere(MigrationRecord record) {
    Optional<DomainInfo> domain = find(record.uuid());
    if (domain.isEmpty()) {
      records.remove(Direction.OUT, record.uuid());
      return record.name() + " is not here any more.";
    }
    resume(domain.get());
    records.remove(Direction.OUT, record.uuid());
    log.say(record.name() + " goes on here, as the operator said");
    return record.name() + " goes on here.";
  }

  private void resume(DomainInfo domain) {
    Names.restore(host, domain.domid());
    if (domain.shutdown() && domain.shutdownReason() == ShutdownReason.SUSPEND) {
      stream.resume(domain.domid());
    }
  }

  /**
   * Asks the receiver of a guest that was given away, and acts on the answer.
   *
   * @param patient asks for half a minute, as a receiver may be at work still
   */
  Outcome decide(MigrationRecord record, boolean patient) {
    if (record.ssh().isEmpty()) {
      return Outcome.UNKNOWN;
    }
    Route route = new Route(record.peer(), Carrier.parse(record.ssh()), record.tool());
    GuestNeeds guest = new NeedsReader(host).read(record.domid());
    for (int attempt = 0; attempt < (patient ? ATTEMPTS : 1); attempt++) {
      if (attempt > 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      Outcome outcome =
          PeerQuestion.ask(route, guest).facts().map(f -> told(f, record)).orElse(Outcome.UNKNOWN);
      if (outcome == Outcome.THERE) {
        new DomainDestroyer(host).destroy(record.domid());
        records.remove(Direction.OUT, record.uuid());
        return outcome;
      }
      if (outcome == Outcome.HERE) {
        find(record.uuid()).ifPresent(this::resume);
        records.remove(Direction.OUT, record.uuid());
        return outcome;
      }
    }
    return Outcome.UNKNOWN;
  }

  /**
   * What the receiver's word means. Of an xl only the domain's plain name counts: that nothing is
   * there does not mean that it never ran there.
   */
  private static Outcome told(HostFacts facts, MigrationRecord record) {
    if (facts.arrival().equals(Stage.TAKEN.word())) {
      return Outcome.THERE;
    }
    if (facts.arrival().equals(Stage.DESTROYED.word())) {
      return Outcome.HERE;
    }
    boolean there =
        facts.names().orElse(List.of()).stream()
            .anyMatch(
                n ->
                    n.domid() > 0
                        && n.name().equals(record.name())
                        && n.uuid().filter(record.uuid()::equals).isPresent());
    return there ? Outcome.THERE : Outcome.UNKNOWN;
  }

  private Optional<DomainInfo> find(UUID uuid) {
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.handle().equals(uuid) && !info.dying() && info.domid() != 0) {
        return Optional.of(info);
      }
    }
    return Optional.empty();
  }
}
