package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.HypercallException;
import xm.xenctrl.PoolScheduling;
import xm.xenctrl.RtdsParams;
import xm.xenctrl.Scheduler;
import xm.xenctrl.Trigger;

/** Schedulers, pools, triggers and FLASK through JNA, on the stand-in. */
class JnaControlTest {
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
  void rtdsIsReadAndSetForADomainAndForAVcpu() {
    assertEquals(Optional.empty(), hypervisor.rtdsParams(0));
    assertThrows(
        HypercallException.class,
        () -> hypervisor.setRtdsParams(0, new RtdsParams(10000, 5000, true)));
    xen.set("sched", 8);
    hypervisor.setRtdsParams(0, new RtdsParams(20000, 5000, true));
    assertEquals(Optional.of(new RtdsParams(20000, 5000, true)), hypervisor.rtdsParams(0));
    assertEquals(1, xen.control("rtds_flags"));
    assertEquals(new RtdsParams(20003, 5000, true), hypervisor.rtdsVcpuParams(0, 3).orElseThrow());
    hypervisor.setRtdsVcpuParams(0, 2, new RtdsParams(10000, 4000, false));
    assertEquals(2, xen.control("rtds_vcpu"));
    assertEquals(0, xen.control("rtds_flags"));
  }

  @Test
  void aPoolsSettingsAreThoseOfItsScheduler() {
    xen.set("pools", 2);
    hypervisor.setPoolScheduling(1, new PoolScheduling(20, 900, 50));
    assertEquals(Optional.of(new PoolScheduling(20, 900, 50)), hypervisor.poolScheduling(1));
    assertEquals(Optional.of(new PoolScheduling(0, 500, 0)), hypervisor.poolScheduling(0));
    xen.set("sched", 9);
    assertEquals(Optional.empty(), hypervisor.poolScheduling(0));
  }

  @Test
  void poolsAreMadeAndFilled() {
    assertEquals(2, hypervisor.createPool(Scheduler.CREDIT));
    assertEquals(5, xen.control("pool_op"));
    hypervisor.addPoolCpu(2, 3);
    assertEquals(2023, xen.control("pool_op"));
    hypervisor.removePoolCpu(2, 3);
    assertEquals(3023, xen.control("pool_op"));
    hypervisor.destroyPool(2);
    assertEquals(1002, xen.control("pool_op"));
    xen.fail("xc_cpupool_destroy", NativeErrors.EBUSY);
    HypercallException busy =
        assertThrows(HypercallException.class, () -> hypervisor.destroyPool(2));
    assertEquals("Cannot destroy CPU pool 2: it is in use.", busy.getMessage());
  }

  @Test
  void pokesAtADomainAndAtXen() {
    hypervisor.sendTrigger(0, Trigger.POWER, 2);
    assertArrayEquals(
        new long[] {3, 2}, new long[] {xen.control("trigger"), xen.control("trigger_vcpu")});
    hypervisor.sendDebugKeys("hq");
    assertEquals("hq", xen.text());
    hypervisor.dumpCore(0, "/var/dump/x.core");
    assertEquals("/var/dump/x.core", xen.text());
    hypervisor.setPodTargetPages(0, 1L << 33);
    assertEquals(1L << 33, xen.control("pod_pages"));
    BitSet cpus = new BitSet();
    cpus.set(2);
    hypervisor.setSoftAffinity(0, 0, cpus);
    assertEquals(4, xen.control("soft_map"));
    hypervisor.setHvmParam(0, 14, 7);
    assertEquals(1407, xen.control("pool_op"));
  }

  @Test
  void permitsHardware() {
    hypervisor.permitPorts(0, 0x2f8, 8);
    assertEquals(0x2f8 * 10 + 8 + 1, xen.control("pool_op"));
    hypervisor.permitInterrupt(0, 5);
    assertEquals(1051, xen.control("pool_op"), "permitted by the number that the mapping gave");
    hypervisor.permitMemory(0, 1L << 40, 2);
    assertEquals((1L << 40) * 10 + 2 + 1, xen.control("pod_pages"));
  }

  @Test
  void assignsPciFunctions() {
    int sbdf = 0x11_0738;
    hypervisor.testAssignPci(0, sbdf);
    assertEquals(sbdf * 10L + 1, xen.control("pod_pages"));
    hypervisor.assignPci(0, sbdf, false);
    assertEquals(sbdf * 10L + 2, xen.control("pod_pages"));
    hypervisor.assignPci(0, sbdf, true);
    assertEquals(sbdf * 10L + 3, xen.control("pod_pages"));
    hypervisor.deassignPci(0, sbdf);
    assertEquals(sbdf * 10L + 4, xen.control("pod_pages"));
    hypervisor.revokePorts(0, 0x2f8, 8);
    assertEquals(0x2f8 * 10 + 8, xen.control("pool_op"));
    hypervisor.revokeInterrupt(0, 16);
    assertEquals(160, xen.control("pool_op"));
    hypervisor.revokeMemory(0, 1L << 40, 2);
    assertEquals((1L << 40) * 10 + 2, xen.control("pod_pages"));
  }

  @Test
  void flaskIsAskedAndLoaded() {
    assertTrue(hypervisor.flaskEnforcing());
    hypervisor.setFlaskEnforcing(false);
    assertFalse(hypervisor.flaskEnforcing());
    hypervisor.loadFlaskPolicy("policy".getBytes(StandardCharsets.US_ASCII));
    assertEquals("policy", xen.text());
    assertEquals(6, xen.control("policy_bytes"));
    assertEquals("system_u:system_r:domU_t:11", hypervisor.flaskLabel(11));
    xen.fail("xc_flask_getenforce", NativeErrors.ENOSYS);
    assertEquals(
        NativeErrors.ENOSYS,
        assertThrows(HypercallException.class, hypervisor::flaskEnforcing).errno());
  }
}
