package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xm.xenctrl.CpuidOptions;
import xm.xenctrl.HypercallException;
import xm.xenctrl.NewDomain;
import xm.xenctrl.PvImage;
import xm.xenctrl.XenUnavailableException;
import xm.xenctrl.jna.abi.CreateDomainLayout;
import xm.xenctrl.jna.abi.HostFiles;
import xm.xenctrl.jna.abi.XenAbi;
import xm.xenctrl.jna.abi.XenRelease;

/** What differs between releases, on a stand-in that has the structs of each. */
class ReleasesTest {
  private static final UUID HANDLE = UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210");
  private static final long NOT_IN_THIS_RELEASE = -12345;

  @TempDir Path scratch;

  @ParameterizedTest
  @EnumSource(XenAbi.class)
  void createsADomainInTheFormOfTheRelease(XenAbi abi) throws IOException, InterruptedException {
    try (StandIn xen = StandIn.open(scratch, abi.release().minor())) {
      check(xen, abi);
    }
  }

  @Test
  void theInstalledHeadersAgree() throws IOException, InterruptedException {
    XenRelease release = RealThings.headersRelease();
    try (StandIn xen = StandIn.open(scratch, release.minor(), "-DREAL_HEADERS")) {
      check(xen, XenAbi.of(release));
    }
  }

  private static void check(StandIn xen, XenAbi abi) {
    JnaHypervisor hypervisor = new JnaHypervisor(xen.session());
    assertEquals(abi.domainInfo().size(), xen.session().domainInfoStride(), "measured");
    assertEquals(abi.physInfo(), xen.session().physInfo(), "measured");
    xen.add(50, 2);
    assertEquals(151, hypervisor.listDomains().get(2).totalPages());
    assertEquals(1L << 33, hypervisor.physInfo().totalPages());
    int domid = hypervisor.createDomain(new NewDomain(HANDLE, true, true, true, true, 5, 7));
    assertEquals(4, domid);
    assertEquals(HANDLE, hypervisor.domain(domid).orElseThrow().handle());
    boolean arguments = abi == XenAbi.XEN_4_11;
    CreateDomainLayout layout = abi.createDomain();
    assertEquals(0x7ff5, xen.created("domid"));
    assertEquals(abi.release().minor() >= 17 ? 12 : 11, xen.created("ssidref"));
    assertEquals(0b1111, xen.created("flags"));
    assertEquals(1, xen.created("emulation_flags"));
    if (!arguments) {
      assertEquals(layout.size(), xen.created("sizeof"));
      assertEquals(5, xen.created("max_vcpus"));
      assertEquals(1023, xen.created("max_evtchn_port"));
      assertEquals(-1, (int) xen.created("max_grant_frames"));
      assertEquals(-1, (int) xen.created("max_maptrack_frames"));
    }
    checkIfPresent(xen, "iommu_opts", layout.iommuOpts(), 0);
    checkIfPresent(xen, "vmtrace_size", layout.vmtraceSize(), 0);
    checkIfPresent(xen, "grant_opts", layout.grantOpts(), 2);
    checkIfPresent(xen, "cpupool_id", layout.cpupoolId(), 7);
    boolean moved = layout.cpupoolId() == CreateDomainLayout.ABSENT;
    assertEquals(moved ? 7 : 0xffffffffL, xen.get("target_pool"));
    assertEquals(arguments ? 32 * 10000 + 1024 : 0, xen.get("grant_limits"));
    assertEquals(arguments ? 1023 : 0, xen.get("evtchn_limit"));
    checkCpuid(xen, hypervisor, abi.release().minor(), domid);
    hypervisor.createDomain(
        new NewDomain(HANDLE, false, false, false, false, 1, 0, false, false, true));
    boolean flag = layout.iommuOpts() != CreateDomainLayout.ABSENT;
    assertEquals(flag ? 1 << 5 : 0, xen.created("flags"), "iommu");
  }

  private static void checkIfPresent(StandIn xen, String member, int offset, long value) {
    assertEquals(
        offset == CreateDomainLayout.ABSENT ? NOT_IN_THIS_RELEASE : value, xen.created(member));
  }

  private static void checkCpuid(StandIn xen, JnaHypervisor hypervisor, int minor, int domid) {
    hypervisor.applyCpuidPolicy(domid, new CpuidOptions(true, false, true));
    assertEquals(minor >= 14 ? 1 : -1, xen.get("cpuid_pae"));
    assertEquals(minor >= 15 ? 0 : -1, xen.get("cpuid_itsc"));
    assertEquals(minor >= 15 ? 1 : -1, xen.get("cpuid_nested"));
    if (minor >= 14) {
      assertEquals(0, xen.get("cpuid_leaves"));
      assertEquals(0, xen.get("cpuid_msrs"));
      String host = "x".repeat(31) + 'k';
      hypervisor.applyCpuidPolicy(
          domid,
          new CpuidOptions(
              true,
              false,
              true,
              List.of(
                  new CpuidOptions.Leaf(1, -1, "", "", "0".repeat(32), "1".repeat(32)),
                  new CpuidOptions.Leaf(4, 1, "", "", host, "")),
              List.of(
                  new CpuidOptions.Msr(0x10a, "x".repeat(63) + '1'),
                  new CpuidOptions.Msr(0x10b, "x".repeat(63) + 'k'))));
      assertEquals(2, xen.get("cpuid_leaves"));
      assertEquals(2, xen.get("cpuid_msrs"));
    }
    HypercallException refused =
        assertThrows(
            HypercallException.class,
            () -> hypervisor.applyCpuidPolicy(99, new CpuidOptions(false, true, false)));
    assertEquals(NativeErrors.ESRCH, refused.errno());
  }

  @Test
  void aDomainThatCannotBeFinishedIsDestroyed() throws IOException, InterruptedException {
    try (StandIn xen = StandIn.open(scratch, 16)) {
      JnaHypervisor hypervisor = new JnaHypervisor(xen.session());
      xen.fail("xc_cpupool_movedomain", NativeErrors.EBUSY);
      NewDomain spec = new NewDomain(HANDLE, false, false, false, false, 1, 3);
      assertThrows(HypercallException.class, () -> hypervisor.createDomain(spec));
      assertEquals(1, hypervisor.listDomains().size(), "only dom0 is left");
    }
  }

  @Test
  void anUnknownReleaseListsAndStopsDomainsButCreatesNone()
      throws IOException, InterruptedException {
    try (StandIn xen = StandIn.open(scratch, 23)) {
      JnaHypervisor hypervisor = new JnaHypervisor(xen.session());
      xen.add(4, 3);
      assertEquals(4, hypervisor.listDomains().size());
      assertEquals(8, hypervisor.physInfo().cpus());
      hypervisor.pause(4);
      hypervisor.destroy(4);
      HypercallException refused =
          assertThrows(
              HypercallException.class, () -> hypervisor.createDomain(NewDomain.pv(HANDLE, 1)));
      assertEquals(
          "Cannot create a domain: this xm knows the structures of Xen 4.11 to 4.22 only and Xen"
              + " 4.23 is running; listing and stopping domains work.",
          refused.getMessage());
      PvImage image = new PvImage(5, "/k", "", "", "", 64, 1, 0, 1, 0, 2);
      JnaGuestBuilder builder = new JnaGuestBuilder(xen.session());
      assertThrows(HypercallException.class, () -> builder.buildPv(image));
      assertEquals(3, hypervisor.listDomains().size());
    }
  }

  @Test
  void aLibraryWithStructsOfAnotherReleaseCreatesNothing()
      throws IOException, InterruptedException {
    StandIn.library(scratch, 15);
    StandIn.api(scratch, 15).callVoid("standin_reset");
    XenSession session = XenSession.open(StandIn.api(scratch, 15), new XenRelease(4, 17), 0);
    JnaHypervisor hypervisor = new JnaHypervisor(session);
    assertEquals(1, hypervisor.listDomains().size(), "by the measured size");
    HypercallException refused =
        assertThrows(
            HypercallException.class, () -> hypervisor.createDomain(NewDomain.pv(HANDLE, 1)));
    assertTrue(
        refused.getMessage().contains("domain info 104 bytes instead of 112"),
        refused.getMessage());
    hypervisor.close();
    assertEquals(0, StandIn.api(scratch, 15).callLong("standin_get", "loggers"));
  }

  @Test
  void aMismatchOfInterfaceVersionsIsExplained() throws IOException, InterruptedException {
    StandIn.library(scratch, 17);
    NativeApi api = StandIn.api(scratch, 17);
    assertUnavailable(
        api, NativeErrors.EACCES, "does not fit", "interface version", "libxenmisc4.17", "FLASK");
    assertUnavailable(api, NativeErrors.EPERM, "run xm in dom0");
    assertUnavailable(api, NativeErrors.ENOSYS, "xc_domain_getinfolist fails");
    assertEquals(3, api.callLong("standin_get", "closed"), "every handle is closed again");
    api.callVoid("standin_fail", "xc_interface_open", 2);
    XenUnavailableException refused = assertThrows(XenUnavailableException.class, this::open);
    assertEquals(
        "Cannot talk to Xen through libxenguest.so.4.17: xc_interface_open failed as asked.",
        refused.getMessage());
    assertEquals(0, api.callLong("standin_get", "loggers"));
  }

  private void assertUnavailable(NativeApi api, int errno, String... parts) {
    api.callVoid("standin_fail", "xc_domain_getinfolist", errno);
    XenUnavailableException refused = assertThrows(XenUnavailableException.class, this::open);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }

  private XenSession open() {
    return JnaXen.open(new HostFiles(scratch), "amd64", scratch + "/");
  }

  @Test
  void theHandleIsClosedWhenItsLastUserIs() throws IOException, InterruptedException {
    StandIn.library(scratch, 18);
    XenSession session = StandIn.openHost(scratch, 18);
    NativeApi api = StandIn.api(scratch, 18);
    JnaHypervisor hypervisor = new JnaHypervisor(session);
    assertTrue(session.share());
    JnaGuestBuilder builder = new JnaGuestBuilder(session);
    hypervisor.close();
    hypervisor.close();
    assertEquals(0, api.callLong("standin_get", "closed"));
    builder.close();
    assertEquals(1, api.callLong("standin_get", "closed"));
    assertEquals(false, session.share(), "a closed handle is not shared again");
  }
}
