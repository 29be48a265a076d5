package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xm.cli.fake.Samples.domain;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.xenctrl.VcpuInfo;

/** info, vcpu-list, uptime, domid, domname, dmesg against the captured samples. */
class InformationTest {

  private static XmRun xm(FakeToolstack host, String line) {
    return XmRun.on(() -> host, line.split(" "));
  }

  @Test
  void info_prints_every_field_in_xms_order() {
    String expected =
        """
        system                 : Linux
        host                   : dom0
        release                : 3.2.0
        version                : #1 SMP Debian
        machine                : x86_64
        nr_cpus                : 4
        nr_nodes               : 1
        cores_per_socket       : 4
        threads_per_core       : 1
        cpu_mhz                : 2400
        hw_caps                : bfebfbff:28100800:00000000:00003f40:009ae3bd:00000000:00000001:00000000
        virt_caps              : hvm hvm_directio
        total_memory           : 8152
        free_memory            : 5321
        free_cpus              : 0
        xen_major              : 4
        xen_minor              : 4
        xen_extra              : .0
        xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_64\s
        xen_scheduler          : credit
        xen_pagesize           : 4096
        platform_params        : virt_start=0xffff800000000000
        xen_changeset          : unavailable
        xen_commandline        : placeholder dom0_mem=1024M
        cc_compiler            : gcc (Debian 4.7.2-5) 4.7.2
        cc_compile_by          : user
        cc_compile_domain      : example.com
        cc_compile_date        : Tue Apr  1 00:00:00 UTC 2014
        xend_config_format     : 4
        """;
    assertEquals(expected, xm(Samples.fourDomains(), "info").out());
  }

  @Test
  void info_of_a_simulated_host_says_so_first() {
    String out = xm(new FakeToolstack().on(Samples.host(true)), "info").out();
    assertTrue(
        out.startsWith("simulated              : yes\nsystem                 : Linux\n"), out);
  }

  @Test
  void info_n_adds_the_topology_between_free_cpus_and_xen_major() {
    String out = xm(Samples.fourDomains(), "info -n").out();
    String expected =
        """
        free_cpus              : 0
        cpu_topology           :\s
        cpu:    core    socket     node
          0:       0        0        0
          1:       1        0        0
        numa_info              :\s
        node:    memsize    memfree    distances
           0:      8152       5321      10
        xen_major              : 4
        """;
    assertTrue(out.contains(expected), out);
  }

  @Test
  void info_c_needs_no_host() {
    XmRun run = XmRun.withoutHost("info", "-c");
    assertTrue(run.out().startsWith("config-path                           : .:/etc/xen\n"));
    assertTrue(run.out().contains("\ndefault_vif_script                    : "), run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void vcpu_list_prints_the_captured_table() {
    FakeToolstack host =
        new FakeToolstack()
            .with(domain(0, "Domain-0", Samples.RUNNING, 1024, 1, 0))
            .with(domain(3, "debian-pv", Samples.BLOCKED, 512, 2, 0))
            .with(
                0,
                Samples.vcpu(
                    new VcpuInfo(0, true, false, true, 2_948_600_000_000L, 0), 0, 1, 2, 3, 4, 63))
            .with(
                3,
                Samples.vcpu(new VcpuInfo(0, true, true, false, 10_260_000_000L, 0), 0, 2, 3),
                Samples.vcpu(new VcpuInfo(1, false, true, false, 10_260_000_000L, 2), 0, 2, 3));
    String expected =
        """
        Name                                ID  VCPU   CPU State   Time(s) CPU Affinity
        Domain-0                             0     0     0   r--    2948.6 any cpu
        debian-pv                            3     0     0   -b-      10.3 0,2-3
        debian-pv                            3     1     -   --p      10.3 0,2-3
        """;
    assertEquals(expected, xm(host, "vcpu-list").out());
    assertEquals(expected, xm(host, "list -v").out());
  }

  @Test
  void vcpu_list_says_when_no_cpu_is_left() {
    FakeToolstack host =
        new FakeToolstack()
            .with(domain(3, "web", 0, 64, 1, 0))
            .with(3, Samples.vcpu(new VcpuInfo(0, true, false, false, 0, 1), 9));
    assertTrue(xm(host, "vcpu-list web").out().endsWith("   ---       0.0 no cpus\n"));
  }

  @Test
  void uptime_prints_the_captured_tables() {
    FakeToolstack host =
        new FakeToolstack()
            .with(domain(0, "Domain-0", Samples.RUNNING, 1024, 1, 0))
            .with(
                Samples.started(
                    domain(3, "debian-pv", 0, 512, 1, 0),
                    XmRun.NOW - (86400 + 3 * 3600 + 46 * 60 + 43)))
            .with(Samples.started(domain(4, "old", 0, 512, 1, 0), XmRun.NOW - (98 * 86400 + 8864)))
            .with(domain(5, "unknown", 0, 512, 1, 0));
    String expected =
        """
        Name                                ID Uptime\s
        Domain-0                             0  0:22:50
        debian-pv                            3 1 day,  3:46:43
        old                                  4 98 days,  2:27:44
        unknown                              5  0:00:00
        """;
    assertEquals(expected, xm(host, "uptime").out());
    String brief = xm(host, "uptime -s Domain-0 3").out();
    String expectedBrief =
        """
         HH:MM:SS up  0:22, Domain-0 (0)
         HH:MM:SS up 1 day,  3:46, debian-pv (3)
        """;
    assertEquals(expectedBrief, brief.replaceAll("\\d\\d:\\d\\d:\\d\\d", "HH:MM:SS"));
  }

  @Test
  void domid_and_domname_take_any_way_of_naming_a_domain() {
    FakeToolstack host = Samples.fourDomains();
    assertEquals("3\n", xm(host, "domid debian-pv").out());
    assertEquals("3\n", xm(host, "domid 3").out());
    assertEquals("debian-pv\n", xm(host, "domname " + Samples.uuid(3)).out());
    XmRun missing = xm(host, "domid foo");
    assertEquals("Error: Domain 'foo' does not exist.\n", missing.err());
    assertEquals(3, missing.exitCode());
    assertEquals("", missing.out());
  }

  @Test
  void a_name_that_is_a_number_shadows_that_domid() {
    FakeToolstack host = Samples.fourDomains().with(domain(9, "5", 0, 64, 1, 0));
    assertEquals("9\n", xm(host, "domid 5").out());
  }

  @Test
  void dmesg_adds_no_newline_and_clears_on_request() {
    FakeToolstack host = new FakeToolstack().logging("(XEN) one\n(XEN) two\033[31m");
    assertEquals("(XEN) one\n(XEN) two\\x1b[31m", xm(host, "dmesg -c").out());
    assertEquals("", xm(host, "dmesg").out());
    XmRun wrong = xm(host, "dmesg now");
    assertEquals("Error: No parameter required\n", wrong.err());
    assertEquals(1, wrong.exitCode());
  }

  @Test
  void output_does_not_depend_on_the_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      String out = xm(Samples.fourDomains(), "list --state=PAUSED").out();
      assertTrue(
          out.endsWith(
              "win7                                         5  1024     1     --p---      0.0\n"),
          out);
    } finally {
      Locale.setDefault(before);
    }
  }
}
