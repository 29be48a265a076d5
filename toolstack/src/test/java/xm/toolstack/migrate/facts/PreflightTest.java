package xm.toolstack.migrate.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xm.toolstack.migrate.facts.HostFacts.Capabilities;
import xm.toolstack.migrate.facts.HostFacts.Named;

class PreflightTest {
  private static final UUID GUEST = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
  private static final DiskFacts DISK = new DiskFacts("block_device", 1024, "LVM-a");
  private static final int XSAVE = 1 << 26;

  private static GuestNeeds guest(boolean nomigrate, List<String> passthrough) {
    return guest(nomigrate, passthrough, List.of());
  }

  private static GuestNeeds guest(
      boolean nomigrate, List<String> passthrough, List<String> backends) {
    return new GuestNeeds(
        "web",
        GUEST,
        "pv",
        100 * 1024,
        1,
        List.of(0, XSAVE),
        true,
        nomigrate,
        passthrough,
        List.of(new GuestNeeds.Disk("xvda", "/dev/vg/web", "w", DISK)),
        List.of("xenbr0"),
        backends);
  }

  private static HostFacts host(
      String xen,
      String vendor,
      int features,
      long freeKib,
      List<Named> names,
      Map<String, DiskFacts> disks,
      List<String> bridges) {
    return new HostFacts(
        "xm",
        "1",
        xen,
        vendor,
        List.of(0, features),
        List.of(0, features),
        List.of(0, features),
        new Capabilities(true, true, true, false),
        freeKib,
        Optional.of(names),
        disks,
        Optional.of(bridges),
        "");
  }

  private static HostFacts good() {
    return host(
        "4.17.7",
        "AuthenticAMD",
        XSAVE,
        1 << 20,
        List.of(new Named("db", Optional.of(OTHER), 4, "running")),
        Map.of("/dev/vg/web", DISK),
        List.of("br53", "xenbr0"));
  }

  private static List<String> subjects(List<Finding> findings, Finding.Weight weight) {
    return findings.stream().filter(f -> f.weight() == weight).map(Finding::subject).toList();
  }

  @Test
  void two_equal_hosts_have_nothing_between_them() {
    assertEquals(
        List.of(), Preflight.findings(guest(false, List.of()), good(), good(), "two", false));
  }

  @Test
  void everything_is_told_at_once() {
    HostFacts bad =
        host(
            "4.14.6",
            "GenuineIntel",
            0,
            10,
            List.of(
                new Named("web--incoming", Optional.empty(), 7, "paused"),
                new Named("web", Optional.of(OTHER), 8, "running")),
            Map.of("/dev/vg/web", new DiskFacts("missing", -1, "")),
            List.of());
    List<Finding> findings =
        Preflight.findings(guest(true, List.of("pci 0000:03:00.0")), good(), bad, "two", true);
    assertEquals(
        List.of(
            "nomigrate",
            "passthrough",
            "live",
            "xen",
            "cpu",
            "memory",
            "name",
            "name",
            "disk",
            "bridge"),
        subjects(findings, Finding.Weight.ERROR));
  }

  @Test
  void a_driver_domain_must_run_there_under_its_name() {
    List<Finding> findings =
        Preflight.findings(
            guest(false, List.of(), List.of("db", "net")), good(), good(), "two", false);
    assertEquals(1, findings.size());
    assertEquals(
        "Domain net, which serves devices of web, does not run on two.",
        findings.get(0).sentence());
  }

  @Test
  void a_feature_that_the_other_cpus_lack_is_named() {
    HostFacts older =
        host(
            "4.17.7",
            "AuthenticAMD",
            0,
            1 << 20,
            List.of(),
            Map.of("/dev/vg/web", DISK),
            List.of("xenbr0"));
    List<Finding> findings =
        Preflight.findings(guest(false, List.of()), good(), older, "two", false);
    assertEquals(List.of("cpu"), subjects(findings, Finding.Weight.ERROR));
    assertTrue(findings.get(0).sentence().contains("xsave"), findings.get(0).sentence());
  }

  @Test
  void a_disk_of_the_same_name_that_is_another_one_is_refused() {
    for (DiskFacts other :
        List.of(
            new DiskFacts("block_device", 2048, "LVM-a"),
            new DiskFacts("block_device", 1024, "LVM-a", "another"),
            new DiskFacts("block_device", 1024, "LVM-b"))) {
      HostFacts there =
          host(
              "4.20.0",
              "AuthenticAMD",
              XSAVE,
              1 << 20,
              List.of(),
              Map.of("/dev/vg/web", other),
              List.of("xenbr0"));
      assertEquals(
          List.of("disk"),
          subjects(
              Preflight.findings(guest(false, List.of()), good(), there, "two", false),
              Finding.Weight.ERROR));
    }
  }

  @Test
  void facts_survive_the_way_and_only_answers_to_the_question_count() throws IOException {
    HostFacts facts = good();
    assertEquals(facts, FactsText.facts(FactsText.answer(facts), guest(false, List.of())));
    assertEquals(
        Map.of("/dev/vg/web", "w"), FactsText.disks(FactsText.question(guest(false, List.of()))));
  }

  @Test
  void what_xl_says_is_understood_and_what_it_cannot_say_is_a_warning() throws IOException {
    String said =
        """
        host                   : two
        virt_caps              : pv hvm hap
        free_memory            : 512
        xen_version            : 4.17.7
        hw_caps                : 0:4000000
        UUID                                  ID    name
        00000000-0000-0000-0000-000000000002   3    db
        vendor_id\t: AuthenticAMD
        -- xm bridges
        /sys/class/net/xenbr0/bridge
        -- xm disks
        block_device 1024 /dev/vg/web
        """;
    HostFacts xl = XlAnswers.facts(said);
    assertEquals("4.17.7", xl.xen());
    assertEquals(512 * 1024, xl.freeKib());
    assertEquals(List.of(new Named("db", Optional.of(OTHER), 3, "")), xl.names().orElseThrow());
    assertEquals(List.of(), Preflight.findings(guest(false, List.of()), good(), xl, "two", false));
  }
}
