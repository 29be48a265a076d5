package xm.toolstack.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xm.toolstack.DomainStateException;
import xm.toolstack.NoSuchDomainException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ShutdownRequest;
import xm.toolstack.bench.BenchDomains;
import xm.toolstack.bench.BenchHost;
import xm.xenctrl.ShutdownReason;

class ShutdownRequesterTest {
  private static final int CALLBACK_IRQ = 0;
  private static final int ACPI_S_STATE = 14;

  private BenchHost host;
  private ShutdownRequester requester;

  @BeforeEach
  void host(@TempDir Path directory) {
    host = new BenchHost(directory);
    host.addDomain(3, "web");
    requester = new ShutdownRequester(host);
  }

  @ParameterizedTest
  @EnumSource
  void writesTheWordAndLeavesTheRestToTheGuest(ShutdownRequest request) {
    requester.request(3, request);
    assertEquals(request.word(), host.store.read("/local/domain/3/control/shutdown"));
    assertFalse(host.domains.get(3).shutdown());
  }

  @Test
  void takesDownHvmGuestWithoutDrivers() {
    host.domains.flags(3, BenchDomains.HVM);
    requester.request(3, ShutdownRequest.REBOOT);
    assertEquals(ShutdownReason.REBOOT, host.domains.get(3).shutdownReason());
    assertTrue(host.domains.get(3).shutdown());
  }

  @Test
  void asksHvmGuestWithDrivers() {
    host.domains.flags(3, BenchDomains.HVM);
    host.hypervisor.hvmParamIs(CALLBACK_IRQ, 1L << 56);
    requester.request(3, ShutdownRequest.POWEROFF);
    assertFalse(host.domains.get(3).shutdown());
  }

  @Test
  void takesDownSleepingHvmGuest() {
    host.domains.flags(3, BenchDomains.HVM);
    host.hypervisor.hvmParamIs(CALLBACK_IRQ, 1L << 56);
    host.hypervisor.hvmParamIs(ACPI_S_STATE, 3);
    requester.request(3, ShutdownRequest.HALT);
    assertEquals(ShutdownReason.POWEROFF, host.domains.get(3).shutdownReason());
    assertTrue(host.domains.get(3).shutdown());
  }

  @Test
  void pvhGuestAlwaysHasDrivers() {
    host.domains.flags(3, BenchDomains.HVM);
    host.store.with("/libxl/3/type", "pvh");
    requester.request(3, ShutdownRequest.POWEROFF);
    assertFalse(host.domains.get(3).shutdown());
  }

  @Test
  void refusesDomain0AndWhatHasEnded() {
    assertEquals(
        "Domain 0 cannot be shutdown",
        assertThrows(
                PrivilegedDomainException.class,
                () -> requester.request(0, ShutdownRequest.POWEROFF))
            .getMessage());
    host.domains.end(3, ShutdownReason.POWEROFF);
    assertEquals(
        "Domain cannot be shutdown",
        assertThrows(
                DomainStateException.class, () -> requester.request(3, ShutdownRequest.POWEROFF))
            .getMessage());
  }

  @Test
  void leavesNoNodeOfDomainThatWentAway() {
    host.store.rm("/local/domain/3");
    assertThrows(NoSuchDomainException.class, () -> requester.request(3, ShutdownRequest.POWEROFF));
    assertTrue(host.store.readIfExists("/local/domain/3/control/shutdown").isEmpty());
  }
}
