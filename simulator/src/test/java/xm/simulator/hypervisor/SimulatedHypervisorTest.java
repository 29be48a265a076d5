package xm.simulator.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.simulator.fault.Faults;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.CreditParams;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.NewDomain;
import xm.xenctrl.PvImage;
import xm.xenctrl.Scheduler;
import xm.xenctrl.ShutdownReason;

class SimulatedHypervisorTest {
  private static final int ESRCH = 3;
  private static final int ENOMEM = 12;
  private static final int EINVAL = 22;
  private static final UUID HANDLE = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @TempDir Path directory;
  private long nanos = 1;
  private Faults faults;
  private SimulatedHypervisor xen;
  private SimulatedBuilder builder;

  @BeforeEach
  void start() throws IOException {
    faults = new Faults(directory.resolve("fault"));
    xen =
        new SimulatedHypervisor(
            new HostShape(2048, 512, 4, Scheduler.CREDIT2), faults, () -> nanos);
    builder = new SimulatedBuilder(xen, faults, path -> path);
    Files.writeString(directory.resolve("kernel"), KernelFile.SIMULATED_MAGIC);
  }

  private int create(int vcpus) {
    int domid = xen.createDomain(NewDomain.pv(HANDLE, vcpus));
    xen.setMaxVcpus(domid, vcpus);
    return domid;
  }

  private int built(long mib) {
    int domid = create(2);
    xen.setMaxMemKib(domid, mib * 1024 + 1024);
    builder.buildPv(image(domid, directory.resolve("kernel").toString(), mib));
    return domid;
  }

  private static PvImage image(int domid, String kernel, long mib) {
    return new PvImage(domid, kernel, "", "", "", mib, 2, 0, 1, 0, 2);
  }

  private static int errno(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(HypercallException.class, call).errno();
  }

  @Test
  void domain_0_is_there_and_runs() {
    DomainInfo dom0 = xen.listDomains().get(0);
    assertEquals(0, dom0.domid());
    assertTrue(dom0.running());
    assertFalse(dom0.paused());
    assertEquals(512 * 1024, dom0.totalKib());
    assertEquals(4, dom0.onlineVcpus());
    assertEquals(new UUID(0, 0), dom0.handle());
  }

  @Test
  void a_new_domain_is_paused_and_empty_and_domids_are_not_used_again() {
    int first = create(1);
    DomainInfo info = xen.domain(first).orElseThrow();
    assertTrue(info.paused());
    assertEquals(0, info.totalPages());
    assertEquals(0, info.onlineVcpus());
    assertEquals(1, info.maxVcpus());
    assertEquals(HANDLE, info.handle());
    xen.destroy(first);
    assertEquals(first + 1, create(1));
    assertEquals(Optional.empty(), xen.domain(first));
  }

  @Test
  void memory_is_accounted_for() {
    long before = xen.physInfo().freePages();
    int domid = built(256);
    assertEquals(before - 256 * 256, xen.physInfo().freePages());
    assertEquals(256 * 256, xen.domain(domid).orElseThrow().totalPages());
    xen.destroy(domid);
    assertEquals(before, xen.physInfo().freePages());
  }

  @Test
  void a_guest_larger_than_its_limit_or_the_host_is_not_built() {
    int domid = create(1);
    xen.setMaxMemKib(domid, 100 * 1024);
    String kernel = directory.resolve("kernel").toString();
    assertEquals(ENOMEM, errno(() -> builder.buildPv(image(domid, kernel, 101))));
    xen.setMaxMemKib(domid, 100_000_000);
    HypercallException tooBig =
        assertThrows(HypercallException.class, () -> builder.buildPv(image(domid, kernel, 4096)));
    assertEquals(ENOMEM, tooBig.errno());
    assertEquals("xc_dom_boot_mem_init", tooBig.function());
    assertEquals(0, xen.domain(domid).orElseThrow().totalPages());
  }

  @Test
  void the_builder_wants_a_kernel() throws IOException {
    int domid = create(1);
    String missing = directory.resolve("missing").toString();
    HypercallException absent =
        assertThrows(HypercallException.class, () -> builder.buildPv(image(domid, missing, 16)));
    assertEquals("xc_dom_kernel_file", absent.function());
    assertTrue(absent.getMessage().contains(missing), absent.getMessage());
    Path text = Files.writeString(directory.resolve("text"), "hello");
    assertEquals(EINVAL, errno(() -> builder.buildPv(image(domid, text.toString(), 16))));
    Path elf = Files.writeString(directory.resolve("elf"), "\u007fELF...");
    xen.setMaxMemKib(domid, 16 * 1024);
    assertEquals("x86_64-abi", builder.buildPv(image(domid, elf.toString(), 16)).protocol());
  }

  @Test
  void pauses_are_counted_as_in_xen() {
    int domid = built(16);
    xen.unpause(domid);
    assertEquals(EINVAL, errno(() -> xen.unpause(domid)));
    xen.pause(domid);
    xen.pause(domid);
    xen.unpause(domid);
    assertTrue(xen.domain(domid).orElseThrow().paused());
    xen.unpause(domid);
    assertFalse(xen.domain(domid).orElseThrow().paused());
  }

  @Test
  void cpu_time_runs_only_while_the_guest_does() {
    int domid = built(16);
    xen.guestLoad(domid, 1.0);
    nanos += 1_000_000_000L;
    assertEquals(0, xen.domain(domid).orElseThrow().cpuTimeNanos());
    xen.unpause(domid);
    nanos += 2_000_000_000L;
    assertEquals(2_000_000_000L, xen.domain(domid).orElseThrow().cpuTimeNanos());
    assertTrue(xen.domain(domid).orElseThrow().running());
    assertTrue(xen.vcpu(domid, 0).running());
    xen.guestLoad(domid, 0.01);
    assertTrue(xen.domain(domid).orElseThrow().blocked());
    xen.pause(domid);
    long stopped = xen.domain(domid).orElseThrow().cpuTimeNanos();
    nanos += 5_000_000_000L;
    assertEquals(stopped, xen.domain(domid).orElseThrow().cpuTimeNanos());
  }

  @Test
  void the_end_carries_its_reason_and_is_told_once() {
    int domid = built(16);
    List<String> ends = new ArrayList<>();
    xen.setEvents(
        new DomainEvents() {
          @Override
          public void nmi(int domid) {}

          @Override
          public void paused(int d) {}

          @Override
          public void unpaused(int d) {}

          @Override
          public void shutDown(int d, ShutdownReason reason) {
            ends.add(d + " " + reason);
          }

          @Override
          public void resumed(int d) {}

          @Override
          public void destroyed(int d) {
            ends.add(d + " destroyed");
          }
        });
    xen.unpause(domid);
    xen.guestShutdown(domid, ShutdownReason.CRASH);
    xen.guestShutdown(domid, ShutdownReason.POWEROFF);
    DomainInfo info = xen.domain(domid).orElseThrow();
    assertTrue(info.shutdown());
    assertTrue(info.crashed());
    assertTrue(xen.consoleRing(true).contains("Domain " + domid + " crashed"));
    assertEquals("", xen.consoleRing(false));
    xen.destroy(domid);
    assertEquals(List.of(domid + " CRASH", domid + " destroyed"), ends);
  }

  @Test
  void what_names_no_domain_is_refused_with_esrch() {
    assertEquals(ESRCH, errno(() -> xen.pause(99)));
    assertEquals(ESRCH, errno(() -> xen.destroy(99)));
    assertEquals(ESRCH, errno(() -> xen.setMaxMemKib(99, 1)));
    assertEquals(
        ESRCH, errno(() -> xen.applyCpuidPolicy(99, new CpuidOptions(true, false, false))));
    HypercallException e = assertThrows(HypercallException.class, () -> xen.unpause(99));
    assertEquals("xc_domain_unpause", e.function());
    assertEquals(99, e.domid());
  }

  @Test
  void domain_0_can_be_neither_stopped_nor_destroyed() {
    assertEquals(EINVAL, errno(() -> xen.pause(0)));
    assertEquals(EINVAL, errno(() -> xen.destroy(0)));
    assertEquals(EINVAL, errno(() -> xen.shutdown(0, ShutdownReason.POWEROFF)));
  }

  @Test
  void impossible_requests_are_refused() {
    assertEquals(EINVAL, errno(() -> xen.createDomain(NewDomain.pv(HANDLE, 0))));
    int domid = create(2);
    assertEquals(EINVAL, errno(() -> xen.setMaxVcpus(domid, 3)));
    assertEquals(EINVAL, errno(() -> xen.vcpu(domid, 2)));
    assertEquals(EINVAL, errno(() -> xen.hvmParam(domid, 1)));
    BitSet elsewhere = new BitSet();
    elsewhere.set(9);
    assertEquals(EINVAL, errno(() -> xen.setHardAffinity(domid, 0, elsewhere)));
    assertEquals(EINVAL, errno(() -> xen.setCreditParams(domid, new CreditParams(0, 0))));
  }

  @Test
  void affinity_and_credit_are_kept() {
    int domid = create(1);
    BitSet two = new BitSet();
    two.set(2);
    xen.setHardAffinity(domid, 0, two);
    assertEquals(two, xen.hardAffinity(domid, 0));
    assertEquals(2, xen.vcpu(domid, 0).cpu());
    assertEquals(4, xen.softAffinity(domid, 0).cardinality());
    xen.setCreditParams(domid, new CreditParams(512, 50));
    assertEquals(Optional.of(new CreditParams(512, 50)), xen.creditParams(domid));
  }

  @Test
  void ports_are_given_out_one_after_the_other() {
    int domid = create(1);
    assertEquals(1, xen.allocUnboundEventChannel(domid, 0));
    assertEquals(2, xen.allocUnboundEventChannel(domid, 0));
    assertEquals(ESRCH, errno(() -> xen.allocUnboundEventChannel(domid, 42)));
  }

  @Test
  void a_fault_strikes_as_often_as_it_says() {
    faults.put("create", "times=2", "errno=ENOMEM", "no room for a domain");
    assertEquals(ENOMEM, errno(() -> create(1)));
    HypercallException second = assertThrows(HypercallException.class, () -> create(1));
    assertTrue(second.getMessage().contains("no room for a domain"), second.getMessage());
    assertTrue(create(1) > 0);
  }

  @Test
  void a_zombie_keeps_its_memory_until_it_is_let_go() {
    int domid = built(64);
    long free = xen.physInfo().freePages();
    faults.put("zombie");
    xen.destroy(domid);
    assertTrue(xen.domain(domid).orElseThrow().dying());
    assertEquals(free, xen.physInfo().freePages());
    assertFalse(xen.alive(domid));
    faults.clear("zombie");
    xen.destroy(domid);
    assertEquals(Optional.empty(), xen.domain(domid));
  }

  @Test
  void it_says_what_it_is() {
    assertTrue(xen.version().extra().contains("simulated"));
    assertTrue(xen.consoleRing(false).contains("simulated"));
    assertEquals(4, xen.physInfo().cpus());
    assertEquals(4, xen.cpuTopology().size());
    assertEquals(1, xen.numaNodes().size());
    assertEquals(1, xen.cpuPools().size());
    assertEquals(Scheduler.CREDIT2, xen.scheduler());
  }
}
