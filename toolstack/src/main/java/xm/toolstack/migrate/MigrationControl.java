package xm.toolstack.migrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import xm.toolstack.DomainNames;
import xm.toolstack.DomainStateException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.log.HostLog;
import xm.toolstack.managed.ManagedDomains;
import xm.toolstack.migrate.facts.FactsText;
import xm.toolstack.migrate.facts.Finding;
import xm.toolstack.migrate.facts.GuestNeeds;
import xm.toolstack.migrate.facts.HostFacts;
import xm.toolstack.migrate.facts.HostReader;
import xm.toolstack.migrate.facts.NeedsReader;
import xm.toolstack.migrate.facts.PeerQuestion;
import xm.toolstack.migrate.facts.Preflight;
import xm.toolstack.migrate.listen.ListenAddress;
import xm.toolstack.migrate.listen.Reception;
import xm.toolstack.migrate.record.MigrationRecord;
import xm.toolstack.migrate.record.MigrationRecord.Direction;
import xm.toolstack.migrate.record.MigrationRecord.Stage;
import xm.toolstack.migrate.record.MigrationRecords;
import xm.toolstack.migrate.route.Route;
import xm.toolstack.migrate.route.TlsKeys;
import xm.toolstack.monitor.MonitorLauncher;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.settings.HostSettings;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenstore.XenstoreException;

/** Migration from this host and to it. */
public final class MigrationControl {
  private static final long PAGE = 4096;

  private final Host host;
  private final ManagedDomains managed;
  private final MonitorLauncher monitor;

  public MigrationControl(Host host, ManagedDomains managed, MonitorLauncher monitor) {
    this.host = host;
    this.managed = managed;
    this.monitor = monitor;
  }

  /**
   * Everything that speaks against a migration; touches nothing.
   *
   * @param live whether the guest is to run during the transfer
   */
  public CheckResult check(int domid, Route route, boolean live) {
    if (domid == 0) {
      throw PrivilegedDomainException.cannot("migrate", new LiveDomains(host).name(domid));
    }
    GuestNeeds guest = new NeedsReader(host).read(domid);
    HostFacts here = facts(Map.of(), Optional.empty());
    PeerQuestion answer = PeerQuestion.ask(route, guest);
    List<Finding> all =
        new ArrayList<>(
            answer.facts().isPresent()
                ? Preflight.findings(guest, here, answer.facts().get(), route.host(), live)
                : Preflight.alone(guest, here, route.fixed(), answer.failure(), live));
    if (!answer.route().equals(route)) {
      all.add(
          new Finding(
              Finding.Weight.WARNING,
              "receiver",
              route.host() + " has no xm that receives; its xl will."));
    }
    return new CheckResult(guest, answer.facts(), answer.route(), all);
  }

  /**
   * Checks, sends, hands over. The monitor here lets go of the domain by itself when it is gone.
   *
   * @throws MigrationRefusedException with what the checks found; nothing was touched
   * @throws ToolstackException when it failed; says where the guest is
   */
  public MigrationReport migrate(
      int domid, Route route, MigrateOptions options, MigrationListener listener) {
    try {
      return checkAndSend(domid, route, options, listener);
    } catch (HypercallException | XenstoreException e) {
      throw new ToolstackException(e.getMessage(), e);
    }
  }

  private MigrationReport checkAndSend(
      int domid, Route route, MigrateOptions options, MigrationListener listener) {
    settle(Optional.empty(), false);
    DomainInfo info = new LiveDomains(host).require(domid);
    String name = new LiveDomains(host).name(domid);
    Course course =
        new Course(
            new HostLog(host), listener, name + " to " + route.host(), info.totalPages() * PAGE);
    course.phase(Phase.PRE_MIGRATION, "asks both hosts what speaks against it");
    CheckResult checked = check(domid, route, options.live());
    listener.checked(checked);
    if (checked.refused()) {
      throw new MigrationRefusedException(checked);
    }
    if (info.paused() || info.shutdown() || info.dying()) {
      throw DomainStateException.of("Domain is not running");
    }
    Route to = checked.route();
    String words = receiverOptions(to, options);
    new Outgoing(host, new ImageStream(host), monitor.self(), course)
        .send(
            domid,
            name,
            info.handle(),
            to,
            options.live(),
            () -> to.open(host.descriptors(), words, listener::receiverSaid));
    managed.departed(info.handle(), route.host());
    return course.report(name, info.handle(), route.host(), options.live());
  }

  private static String receiverOptions(Route to, MigrateOptions options) {
    String words =
        (options.paused() ? " -p" : "")
            + (options.node().isPresent() ? " --node=" + options.node().getAsInt() : "");
    if (to.fixed() && !words.isEmpty()) {
      throw new ToolstackException(
          "With -s '' the receiver is a fixed command: put" + words + " into it.");
    }
    if (to.toXl() && options.node().isPresent()) {
      throw new ToolstackException(
          "The xl of "
              + to.host()
              + " does not take a NUMA node: pin the vcpus there afterwards (xl vcpu-pin).");
    }
    return words;
  }

  /**
   * Takes domains that other hosts' xm send, until the process ends.
   *
   * @param tls whether connections are encrypted, and both ends show certificates
   * @param says gets a line about each connection, for people
   * @throws ToolstackException when the address cannot be had, or there is no certificate
   */
  public void listen(ListenAddress address, boolean tls, Consumer<String> says) {
    SSLContext context = tls ? TlsKeys.context(HostSettings.ours()) : null;
    new Reception(monitor.self(), says).run(address, context);
  }

  /**
   * Takes one domain from standard input and output, as {@code xl migrate-receive} does.
   *
   * @param node NUMA node whose CPUs it runs on; empty for those that it was created with
   * @return whether it runs here now
   */
  public boolean receive(boolean paused, OptionalInt node) {
    settle(Optional.empty(), false);
    boolean taken =
        new Incoming(host, new ImageStream(host), monitor.self()).receive(0, 1, paused, node);
    if (taken) {
      managed.noteArrivals();
      monitor.ensureRunning();
    }
    return taken;
  }

  /**
   * What another host's xm is told about this one.
   *
   * @param question as its {@link PeerQuestion} put it
   */
  public String answer(String question) {
    try {
      Optional<UUID> guest = FactsText.guest(question);
      return FactsText.answer(facts(FactsText.disks(question), guest));
    } catch (IOException e) {
      throw new ToolstackException("Not a question of xm migrate: " + e.getMessage() + '.', e);
    }
  }

  /** Migrations that are not over, of both directions. */
  public List<Unfinished> unfinished() {
    List<Unfinished> found = new ArrayList<>();
    MigrationRecords records = new MigrationRecords(host.paths());
    if (!MigrationRecords.possible(host.paths())) {
      return found;
    }
    for (MigrationRecord record : records.all()) {
      if (!record.stage().over()) {
        try (MigrationRecords.Claim claim =
            records.claim(record.direction(), record.uuid()).orElse(null)) {
          found.add(new Unfinished(record, claim == null));
        }
      }
    }
    return found;
  }

  /**
   * Ends migrations whose process is dead.
   *
   * @param which a UUID or a plain name, empty for all
   * @param ask whether the other host may be asked
   * @return a sentence for each that was
   */
  public List<String> settle(Optional<String> which, boolean ask) {
    List<Unfinished> before = unfinished();
    List<String> told = new Settler(host, new ImageStream(host)).settle(which, ask);
    if (!told.isEmpty()) {
      before.forEach(migration -> noteDeparture(migration.record()));
      managed.noteArrivals();
      monitor.ensureRunning();
    }
    return told;
  }

  /** A domain that had been given away and is not here any more runs at the other end. */
  private void noteDeparture(MigrationRecord record) {
    boolean here =
        host.hypervisor().listDomains().stream().anyMatch(d -> d.handle().equals(record.uuid()));
    if (record.direction() == Direction.OUT && record.stage() == Stage.CLEARED && !here) {
      managed.departed(record.uuid(), record.peer());
    }
  }

  /**
   * Lets a domain that was given away go on here, on the operator's word that it runs nowhere else.
   *
   * @throws ToolstackException when there is no such migration
   */
  public String resumeHere(String name) {
    MigrationRecords records = new MigrationRecords(host.paths());
    for (MigrationRecord record : records.all()) {
      if (record.direction() == Direction.OUT
          && (record.name().equals(DomainNames.plain(name))
              || record.uuid().toString().equals(name))) {
        try (MigrationRecords.Claim claim =
            records.claim(record.direction(), record.uuid()).orElse(null)) {
          if (claim == null) {
            throw new ToolstackException(record.name() + " is being migrated right now.");
          }
          return new Settler(host, new ImageStream(host)).resumeHere(record);
        }
      }
    }
    throw new ToolstackException("No migration of " + name + " from here is unfinished.");
  }

  private HostFacts facts(Map<String, String> disks, Optional<UUID> guest) {
    return new HostReader(host, managed).read(disks, guest);
  }
}
