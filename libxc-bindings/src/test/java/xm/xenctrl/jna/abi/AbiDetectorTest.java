package xm.xenctrl.jna.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.XenUnavailableException;

class AbiDetectorTest {
  @TempDir Path root;

  @Test
  void readsTheRunningRelease() throws IOException {
    dom0("4", "17");
    assertEquals(new XenRelease(4, 17), detect());
  }

  @Test
  void aHostWithoutSysfsVersionIsStillAHost() throws IOException {
    dom0("4", "17");
    Files.delete(root.resolve("sys/hypervisor/version/minor"));
    assertNull(detect());
    write("sys/hypervisor/version/minor", "unknown");
    assertNull(detect());
  }

  @Test
  void aPlainLinuxIsToldAboutTheSimulatedHost() {
    assertRefused("does not run on Xen", "/proc/xen", "xm --sim");
  }

  @Test
  void anotherHypervisorIsNotXen() throws IOException {
    dom0("4", "17");
    write("sys/hypervisor/type", "kvm");
    assertRefused("does not run on Xen");
  }

  @Test
  void aGuestIsNotTheControlDomain() throws IOException {
    dom0("4", "17");
    write("proc/xen/capabilities", "");
    assertRefused("guest domain", "control_d", "dom0");
  }

  @Test
  void xenfsNeedNotBeMounted() throws IOException {
    dom0("4", "20");
    Files.delete(root.resolve("proc/xen/capabilities"));
    assertEquals(new XenRelease(4, 20), detect());
  }

  @Test
  void theModuleOfPrivcmdMayBeMissing() throws IOException {
    dom0("4", "17");
    Files.delete(root.resolve("dev/xen/privcmd"));
    assertRefused("/dev/xen/privcmd is missing", "modprobe xen-privcmd");
    write("proc/xen/privcmd", "");
    assertEquals(new XenRelease(4, 17), detect());
  }

  @Test
  void onlyRootMayTalkToXen() throws IOException {
    dom0("4", "17");
    HostFiles closed =
        new HostFiles(root) {
          @Override
          protected boolean mayUse(String path) {
            return false;
          }
        };
    XenUnavailableException refused =
        assertThrows(
            XenUnavailableException.class, () -> new AbiDetector(closed, "amd64").detect());
    assertEquals(
        "Only root may talk to Xen: /dev/xen/privcmd cannot be opened. Run xm as root.",
        refused.getMessage());
  }

  @Test
  void otherArchitecturesAreRefusedFirst() {
    XenUnavailableException refused =
        assertThrows(
            XenUnavailableException.class,
            () -> new AbiDetector(new HostFiles(root), "aarch64").detect());
    assertTrue(refused.getMessage().contains("aarch64"), refused.getMessage());
  }

  private XenRelease detect() {
    return new AbiDetector(new HostFiles(root), "amd64").detect();
  }

  private void assertRefused(String... parts) {
    XenUnavailableException refused = assertThrows(XenUnavailableException.class, this::detect);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }

  private void dom0(String major, String minor) throws IOException {
    write("sys/hypervisor/type", "xen");
    write("sys/hypervisor/version/major", major);
    write("sys/hypervisor/version/minor", minor);
    write("proc/xen/capabilities", "control_d");
    write("dev/xen/privcmd", "");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
