package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.CpuPool;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.Scheduler;
import xm.xenctrl.ShutdownReason;
import xm.xenctrl.VcpuInfo;
import xm.xenctrl.XenVersion;

/** The operations, end to end through JNA, on a stand-in for the library of Xen 4.17. */
class JnaHypervisorTest {
  @TempDir static Path scratch;

  private static StandIn xen;
  private JnaHypervisor hypervisor;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    xen = StandIn.open(scratch, 17);
  }

  @AfterAll
  static void close() {
    if (xen != null) {
      xen.close();
    }
  }

  @BeforeEach
  void reset() {
    xen.reset();
    hypervisor = new JnaHypervisor(xen.session());
  }

  @Test
  void listsMoreDomainsThanOneCallGives() {
    xen.add(3, 2500);
    long before = xen.get("list_calls");
    List<DomainInfo> domains = hypervisor.listDomains();
    assertEquals(2501, domains.size());
    assertEquals(3, xen.get("list_calls") - before, "1024 a call");
    assertEquals(0, domains.get(0).domid());
    for (int i = 1; i < domains.size(); i++) {
      assertEquals(i + 2, domains.get(i).domid());
      assertEquals(100 + i + 2, domains.get(i).totalPages());
    }
  }

  @Test
  void asManyDomainsAsOneCallTakesAreListedOnce() {
    xen.add(1, 1023);
    assertEquals(1024, hypervisor.listDomains().size());
    xen.add(2000, 1024);
    assertEquals(2048, hypervisor.listDomains().size());
  }

  @Test
  void readsEachFieldOfADomain() {
    DomainInfo dom0 = hypervisor.domain(0).orElseThrow();
    assertTrue(dom0.running());
    assertFalse(dom0.shutdown());
    assertEquals(1048576, dom0.totalKib());
    assertEquals(-1, dom0.maxPages(), "unlimited, unsigned");
    assertEquals(5_000_000_000L, dom0.cpuTimeNanos());
    assertEquals(2, dom0.onlineVcpus());
    assertEquals(4, dom0.maxVcpus());
    assertEquals(new UUID(0, 0), dom0.handle());
    xen.add(7, 1);
    DomainInfo crashed = hypervisor.domain(7).orElseThrow();
    assertTrue(crashed.crashed());
    assertEquals(0, crashed.maxVcpus(), "no vcpu is told as ~0");
    assertEquals(1, crashed.cpuPoolId());
    assertEquals(UUID.fromString("80f7f7f7-f7f7-f7f7-f7f7-f7f7f7f7f7f7"), crashed.handle());
  }

  @Test
  void theNextDomainIsNotTheOneAskedFor() {
    xen.add(5, 1);
    assertEquals(Optional.empty(), hypervisor.domain(4));
    assertEquals(Optional.empty(), hypervisor.domain(6));
    assertEquals(Optional.empty(), hypervisor.domain(-1));
    assertTrue(hypervisor.domain(5).isPresent());
  }

  @Test
  void readsTheHost() {
    PhysInfo host = hypervisor.physInfo();
    assertEquals(
        List.of(2, 4, 8, 7, 2, 2600000),
        List.of(
            host.threadsPerCore(),
            host.coresPerSocket(),
            host.cpus(),
            host.maxCpuId(),
            host.nodes(),
            host.cpuKhz()));
    assertEquals(
        List.of(1L << 33, 1000L, 10L, 5L),
        List.of(host.totalPages(), host.freePages(), host.scrubPages(), host.outstandingPages()));
    assertTrue(host.hvm() && host.pv() && host.hap() && host.grantTableV2());
    assertFalse(host.hvmDirectIo() || host.shadow());
    assertEquals(0xa5a5a503, host.hwCaps().get(3));
    assertEquals(8, hypervisor.maxCpus());
  }

  @Test
  void readsTheVersion() {
    XenVersion version = hypervisor.version();
    assertEquals(
        new XenVersion(
            4,
            17,
            ".7-pre",
            "xen-3.0-x86_64 ",
            "git:abc",
            "console=com1",
            4096,
            0xffff800000000000L,
            "gcc 12",
            "root",
            "example.org",
            "today",
            "01ab00ff"),
        version);
  }

  @Test
  void changesADomain() {
    xen.add(9, 1);
    hypervisor.pause(9);
    assertTrue(hypervisor.domain(9).orElseThrow().paused());
    hypervisor.unpause(9);
    assertFalse(hypervisor.domain(9).orElseThrow().paused());
    hypervisor.setMaxVcpus(9, 3);
    hypervisor.setMaxMemKib(9, 1L << 33);
    hypervisor.setMemoryMapLimitKib(9, 4096);
    hypervisor.setTscMode(9, 2);
    hypervisor.setTimeOffsetSeconds(9, -3600);
    hypervisor.shutdown(9, ShutdownReason.SUSPEND);
    hypervisor.moveToPool(0, 9);
    UUID handle = UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210");
    hypervisor.setHandle(9, handle);
    assertEquals(3, xen.get("max_vcpus"));
    assertEquals((1L << 33) / 4, hypervisor.domain(9).orElseThrow().maxPages());
    assertEquals(4096, xen.get("memmap_kb"));
    assertEquals(2, xen.get("shutdown_reason"));
    assertEquals(0, xen.get("target_pool"));
    assertEquals(handle, hypervisor.domain(9).orElseThrow().handle());
    assertEquals(12, hypervisor.allocUnboundEventChannel(9, 2));
    assertEquals(0xfeff000000000011L, hypervisor.hvmParam(9, 17));
  }

  @Test
  void destroyGoesOnUntilAllMemoryIsFree() {
    xen.add(9, 1);
    xen.set("destroy_again", 3);
    hypervisor.destroy(9);
    assertEquals(Optional.empty(), hypervisor.domain(9));
    assertRefused(
        NativeErrors.ESRCH,
        "Cannot destroy domain 9: there is no such domain.",
        () -> hypervisor.destroy(9));
  }

  @Test
  void vcpusAndTheirAffinity() {
    assertEquals(new VcpuInfo(2, true, false, true, 123456789012L, 5), hypervisor.vcpu(0, 2));
    assertEquals(cpus(0, 1, 2, 3), hypervisor.softAffinity(0, 0));
    hypervisor.setHardAffinity(0, 0, cpus(1, 6, 100));
    assertEquals(cpus(1, 6), hypervisor.hardAffinity(0, 0), "CPU 100 does not exist");
    assertRefused(
        NativeErrors.EINVAL,
        "Cannot set the CPU affinity of domain 0: Xen does not accept a value.",
        () -> hypervisor.setHardAffinity(0, 0, new BitSet()));
  }

  @Test
  void schedulingParametersAreThoseOfTheDomainsPool() {
    xen.set("pools", 3);
    xen.add(9, 1); // odd: in pool 1, which has credit
    assertEquals(Scheduler.CREDIT2, hypervisor.scheduler());
    hypervisor.setCreditParams(9, new CreditParams(65535, 50));
    assertEquals(Optional.of(new CreditParams(65535, 50)), hypervisor.creditParams(9));
    hypervisor.setCreditParams(0, new CreditParams(256, 0));
    assertEquals(Optional.of(new CreditParams(256, 0)), hypervisor.creditParams(0));
    xen.set("sched", 9);
    assertEquals(Optional.empty(), hypervisor.creditParams(0));
    assertRefused(
        NativeErrors.EINVAL,
        "Cannot set weight and cap of domain 0: its scheduler 'null' has none.",
        () -> hypervisor.setCreditParams(0, new CreditParams(256, 0)));
    assertRefused(
        NativeErrors.ESRCH,
        "Cannot read the scheduling parameters of domain 77: there is no such domain.",
        () -> hypervisor.creditParams(77));
  }

  @Test
  void poolsAreListedAndTheirMemoryGivenBack() {
    xen.set("pools", 3);
    assertEquals(
        List.of(
            new CpuPool(0, Scheduler.CREDIT2, 3, cpus(0, 4)),
            new CpuPool(1, Scheduler.CREDIT, 2, cpus(1, 5)),
            new CpuPool(7, Scheduler.CREDIT, 1, cpus(2, 6))),
        hypervisor.cpuPools());
    assertEquals(0, xen.get("infos_allocated"));
    assertEquals(cpus(6, 7), hypervisor.freeCpus());
    xen.fail("xc_cpupool_getinfo", NativeErrors.EACCES);
    HypercallException refused = assertThrows(HypercallException.class, hypervisor::cpuPools);
    assertTrue(refused.getMessage().contains("another interface version"), refused.getMessage());
  }

  @Test
  void topologyLeavesOutWhatIsOffline() {
    List<CpuTopology> cpus = hypervisor.cpuTopology();
    assertEquals(7, cpus.size());
    assertEquals(new CpuTopology(4, 2, 1, 1), cpus.get(3));
    assertEquals(
        List.of(
            new NumaNode(0, 1L << 30, 7, List.of(10, 21)),
            new NumaNode(1, 2L << 30, 8, List.of(21, 10))),
        hypervisor.numaNodes());
  }

  @Test
  void theConsoleRingIsReadWholeBeforeItIsCleared() {
    String ring = hypervisor.consoleRing(true);
    assertEquals(40000, ring.length());
    assertTrue(ring.startsWith("abcdef"));
    for (int i = 0; i < ring.length(); i++) {
      assertEquals((char) ('a' + i % 26), ring.charAt(i));
    }
    assertEquals("", hypervisor.consoleRing(false));
  }

  @Test
  void aRefusalNamesOperationFunctionErrnoAndDomain() {
    HypercallException refused =
        assertRefused(
            NativeErrors.ESRCH,
            "Cannot pause domain 3: there is no such domain.",
            () -> hypervisor.pause(3));
    assertEquals("xc_domain_pause", refused.function());
    assertEquals(3, refused.domid());
    xen.fail("xc_domain_pause", 71);
    assertRefused(
        71, "Cannot pause domain 0: Protocol error (error 71).", () -> hypervisor.pause(0));
    xen.fail("xc_domain_pause", 0);
    assertRefused(
        0, "Cannot pause domain 0: xc_domain_pause failed as asked.", () -> hypervisor.pause(0));
  }

  @Test
  void aFunctionThatThisReleaseLacksIsNamed() {
    HypercallException refused =
        assertThrows(HypercallException.class, () -> xen.session().call("xc_set_parameters", "x"));
    assertTrue(refused.getMessage().contains("xc_set_parameters"), refused.getMessage());
  }

  private static HypercallException assertRefused(int errno, String message, Executable call) {
    HypercallException refused = assertThrows(HypercallException.class, call);
    assertEquals(message, refused.getMessage());
    assertEquals(errno, refused.errno());
    return refused;
  }

  private static BitSet cpus(int... numbers) {
    BitSet set = new BitSet();
    for (int n : numbers) {
      set.set(n);
    }
    return set;
  }
}
