package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.XenUnavailableException;
import xm.xenctrl.jna.abi.HostFiles;
import xm.xenctrl.jna.abi.XenRelease;

/** From the host's files to an open library, and what is said when it does not come to that. */
class JnaXenTest {
  @TempDir Path scratch;

  @Test
  void thePackageOfAMissingLibraryIsNamed() throws IOException, InterruptedException {
    StandIn.library(scratch, 17);
    Files.delete(scratch.resolve("libxenguest.so.4.17"));
    assertEquals(
        "Xen 4.17 is running, but its library libxenguest.so.4.17 cannot be loaded: install the"
            + " package libxenmisc4.17 (a library of another release cannot be used).",
        refusal());
  }

  @Test
  void aReleaseTooOldIsRefused() throws IOException, InterruptedException {
    StandIn.library(scratch, 17);
    Files.writeString(scratch.resolve("sys/hypervisor/version/minor"), "10");
    assertEquals("Xen 4.10 is running; xm works with Xen 4.11 and later.", refusal());
  }

  @Test
  void withoutSysfsTheHypervisorIsAskedItself() throws IOException, InterruptedException {
    StandIn.library(scratch, 20);
    StandIn.api(scratch, 20).callVoid("standin_reset");
    Files.delete(scratch.resolve("sys/hypervisor/version/major"));
    assertTrue(refusal().contains("libxencall1"), "no libxencall there");
    xencall((4 << 16) + 20);
    XenSession session = open();
    assertEquals(new XenRelease(4, 20), session.runningRelease());
    session.release();
  }

  @Test
  void aHypervisorThatDoesNotAnswerIsNotGuessedAt() throws IOException, InterruptedException {
    StandIn.library(scratch, 20);
    Files.delete(scratch.resolve("sys/hypervisor/version/major"));
    xencall(-1);
    assertTrue(refusal().contains("Mount sysfs"));
  }

  @Test
  void aJavaWithoutItsNativeHelperIsHelped() throws IOException, InterruptedException {
    RealThings.Output output =
        RealThings.run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djna.boot.library.path=" + scratch,
                "-Djna.nounpack=true",
                "-Djna.nosys=true",
                "-cp",
                System.getProperty("java.class.path"),
                NoNativeHelper.class.getName()));
    assertEquals(0, output.status(), output.text());
    assertTrue(output.text().contains("libjnidispatch.so cannot be loaded ("), output.text());
    assertTrue(output.text().contains("jna.boot.library.path"), output.text());
  }

  /** Runs in a JVM of its own. */
  static final class NoNativeHelper {
    public static void main(String[] arguments) {
      for (int i = 0; i < 2; i++) {
        try {
          NativeApi.load("libc.so.6");
        } catch (XenUnavailableException unavailable) {
          System.out.println(unavailable.getMessage());
        }
      }
    }
  }

  private String refusal() {
    return assertThrows(XenUnavailableException.class, this::open).getMessage();
  }

  private XenSession open() {
    return JnaXen.open(new HostFiles(scratch), "amd64", scratch + "/");
  }

  private void xencall(int version) throws IOException, InterruptedException {
    Path source = scratch.resolve("xencall.c");
    Files.writeString(
        source,
        """
        void *xencall_open(void *logger, unsigned flags) { static int x; return &x; }
        int xencall_close(void *x) { return 0; }
        int xencall2(void *x, unsigned op, unsigned long a, unsigned long b)
        { return op == 17 && !a && !b ? VERSION : -1; }
        """);
    RealThings.compile(
        List.of(
            "-shared",
            "-fPIC",
            "-DVERSION=" + version,
            "-o",
            scratch.resolve("libxencall.so.1").toString(),
            source.toString()));
  }
}
