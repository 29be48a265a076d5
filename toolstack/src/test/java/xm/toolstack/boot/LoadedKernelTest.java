package xm.toolstack.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class LoadedKernelTest {

  @Test
  void libxlsForm() {
    assertEquals(
        new LoadedKernel("/run/k", "/run/r", "root=/dev/xvda1 ro"),
        LoadedKernel.parse("kernel /run/k\0ramdisk /run/r\0args root=/dev/xvda1 ro\0"));
    assertEquals(new LoadedKernel("/run/k", "", null), LoadedKernel.parse("kernel /run/k\0"));
  }

  @Test
  void xendsForm() {
    assertEquals(
        new LoadedKernel("/var/run/boot_kernel.X", "/var/run/boot_ramdisk.Y", "root=/dev/sda1 ro"),
        LoadedKernel.parse(
            "linux (kernel /var/run/boot_kernel.X)(ramdisk /var/run/boot_ramdisk.Y)"
                + "(args \"root=/dev/sda1 ro\")"));
  }

  @Test
  void theFormWithNewlines() {
    assertEquals(
        new LoadedKernel("/k", "/r", "quiet"),
        LoadedKernel.parse("kernel /k\nramdisk /r\nargs quiet\n"));
  }

  @Test
  void nothingAndRubbish() {
    assertNull(LoadedKernel.parse(""));
    assertNull(LoadedKernel.parse("linux (ramdisk /r)"));
    assertNull(LoadedKernel.parse("linux (kernel"));
  }
}
