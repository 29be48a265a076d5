package xm.toolstack.migrate.facts;

import static xm.toolstack.migrate.facts.Finding.error;
import static xm.toolstack.migrate.facts.Finding.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import xm.toolstack.DomainNames;
import xm.toolstack.migrate.facts.HostFacts.Named;

/**
 * Compares what a guest needs with what a host has: every reason not to migrate at once, before the
 * guest is touched. Knows nothing of Xen at run time.
 */
public final class Preflight {
  private static final long KIB_PER_MIB = 1024;

  private final GuestNeeds guest;
  private final HostFacts here;
  private final HostFacts there;
  private final String host;
  private final List<Finding> findings = new ArrayList<>();

  private Preflight(GuestNeeds guest, HostFacts here, HostFacts there, String host) {
    this.guest = guest;
    this.here = here;
    this.there = there;
    this.host = host;
  }

  /**
   * All findings of the guest and both hosts.
   *
   * @param host what the receiver is called in sentences
   * @param live whether the guest is to run during the transfer
   */
  public static List<Finding> findings(
      GuestNeeds guest, HostFacts here, HostFacts there, String host, boolean live) {
    Preflight preflight = new Preflight(guest, here, there, host);
    preflight.findings.addAll(GuestChecks.findings(guest, here, live));
    preflight.release();
    preflight.kind();
    preflight.cpus();
    preflight.memory();
    preflight.names();
    preflight.disks();
    preflight.bridges();
    preflight.findings.addAll(DriverDomainCheck.findings(guest, there, host));
    return preflight.findings;
  }

  /**
   * What can be found when the receiver tells nothing.
   *
   * @param allowed true when nothing can be asked on this way at all, so that going on is the
   *     operator's wish
   * @param failure why there is no answer, a sentence
   */
  public static List<Finding> alone(
      GuestNeeds guest, HostFacts here, boolean allowed, String failure, boolean live) {
    List<Finding> findings = new ArrayList<>(GuestChecks.findings(guest, here, live));
    findings.add(allowed ? warning("receiver", failure) : error("receiver", failure));
    return findings;
  }

  private void release() {
    if (there.xen().isEmpty()) {
      findings.add(warning("xen", "The Xen release of " + host + " could not be checked."));
    } else if (Releases.older(there.xen(), here.xen())) {
      findings.add(
          error(
              "xen",
              host
                  + " runs Xen "
                  + there.xen()
                  + ", which is older than Xen "
                  + here.xen()
                  + " here and need not understand what is sent."));
    }
  }

  private void kind() {
    if (!(guest.pv() ? there.capabilities().pv() : there.capabilities().hvm())) {
      findings.add(
          error(
              "xen",
              "Xen on "
                  + host
                  + " cannot run "
                  + guest.type().toUpperCase(Locale.ROOT)
                  + " guests."));
    }
  }

  private void cpus() {
    if (!here.vendor().isEmpty()
        && !there.vendor().isEmpty()
        && !here.vendor().equals(there.vendor())) {
      findings.add(
          error(
              "cpu",
              "The CPUs of "
                  + host
                  + " are of another vendor: "
                  + there.vendor()
                  + " there, "
                  + here.vendor()
                  + " here."));
      return;
    }
    List<Integer> offered = guest.pv() ? there.pvFeatures() : there.hvmFeatures();
    boolean exact = !offered.isEmpty();
    if (!exact && there.hostFeatures().isEmpty()) {
      findings.add(warning("cpu", "The CPUs of " + host + " could not be compared."));
      return;
    }
    List<String> missing =
        exact
            ? FeatureNames.missing(guest.features(), offered)
            : FeatureNames.missing(here.hostFeatures(), there.hostFeatures());
    if (!missing.isEmpty()) {
      String text =
          "The CPUs of "
              + host
              + " lack what "
              + (exact && guest.ownPolicy() ? "the guest was given" : "those here have")
              + ": "
              + String.join(", ", missing)
              + ".";
      findings.add(exact ? error("cpu", text) : warning("cpu", text));
    }
    if (there.vendor().isEmpty()) {
      findings.add(warning("cpu", "The vendor of the CPUs of " + host + " could not be checked."));
    }
  }

  private void memory() {
    if (there.freeKib() < 0) {
      findings.add(warning("memory", "The free memory of " + host + " could not be checked."));
    } else if (there.freeKib() < guest.memoryKib()) {
      findings.add(
          error(
              "memory",
              "The guest needs "
                  + up(guest.memoryKib())
                  + " MiB, and "
                  + host
                  + " has "
                  + there.freeKib() / KIB_PER_MIB
                  + " MiB free."));
    }
  }

  private static long up(long kib) {
    return (kib + KIB_PER_MIB - 1) / KIB_PER_MIB;
  }

  private void names() {
    if (there.names().isEmpty()) {
      findings.add(warning("name", "The names of the domains of " + host + " are not known."));
      return;
    }
    for (Named each : there.names().get()) {
      String what = each.domid() < 0 ? "a managed domain" : "domain " + each.domid();
      if (each.name().equals(guest.name() + DomainNames.INCOMING)) {
        findings.add(
            error(
                "name",
                host
                    + " still has "
                    + what
                    + " called "
                    + each.name()
                    + ", the rest of an earlier migration or one that goes on now; when none goes"
                    + " on, destroy it there (xm migrate --status tells)."));
      } else if (sameUuid(each.uuid())) {
        if (each.domid() >= 0) {
          findings.add(
              error(
                  "uuid",
                  host
                      + " has a domain with the guest's UUID "
                      + guest.uuid()
                      + ": "
                      + each.name()
                      + "."));
        }
      } else if (each.name().equals(guest.name())) {
        findings.add(error("name", "The name " + guest.name() + " is taken on " + host + "."));
      }
    }
  }

  private boolean sameUuid(Optional<UUID> uuid) {
    return uuid.isPresent() && uuid.get().equals(guest.uuid());
  }

  private void disks() {
    for (GuestNeeds.Disk disk : guest.disks()) {
      DiskFacts facts = there.disks().get(disk.path());
      if (facts == null) {
        findings.add(
            warning("disk", "Whether " + host + " has " + disk(disk) + " could not be checked."));
      } else if (facts.missing()) {
        findings.add(error("disk", host + " has no " + disk(disk) + "."));
      } else {
        compare(disk, facts);
        rival(disk, facts.rival());
      }
    }
  }

  /**
   * Another domain there that has the disk; the guest's own half made copy is told of elsewhere.
   */
  private void rival(GuestNeeds.Disk disk, String rival) {
    if (!rival.isEmpty() && !rival.equals(guest.name() + DomainNames.INCOMING)) {
      findings.add(
          error(
              "disk",
              disk(disk)
                  + " is in use on "
                  + host
                  + " by domain '"
                  + rival
                  + "'; mode w! would share it all the same."));
    }
  }

  private void compare(GuestNeeds.Disk disk, DiskFacts facts) {
    DiskFacts own = disk.there();
    if (own.sizeBytes() >= 0 && facts.sizeBytes() >= 0 && own.sizeBytes() != facts.sizeBytes()) {
      findings.add(
          error(
              "disk",
              disk(disk)
                  + " has another size on "
                  + host
                  + ": "
                  + facts.sizeBytes()
                  + " bytes there, "
                  + own.sizeBytes()
                  + " here, so it is not the same disk."));
    } else if (!own.id().isEmpty() && !facts.id().isEmpty() && !own.id().equals(facts.id())) {
      findings.add(
          error(
              "disk",
              disk(disk)
                  + " is another device on "
                  + host
                  + ": "
                  + facts.id()
                  + " there, "
                  + own.id()
                  + " here."));
    }
  }

  private static String disk(GuestNeeds.Disk disk) {
    return disk.path() + " (disk " + disk.vdev() + ")";
  }

  private void bridges() {
    if (there.bridges().isEmpty()) {
      if (!guest.bridges().isEmpty()) {
        findings.add(warning("bridge", "The bridges of " + host + " could not be checked."));
      }
      return;
    }
    for (String bridge : guest.bridges()) {
      if (!there.bridges().get().contains(bridge)) {
        findings.add(error("bridge", host + " has no bridge " + bridge + "."));
      }
    }
  }
}
