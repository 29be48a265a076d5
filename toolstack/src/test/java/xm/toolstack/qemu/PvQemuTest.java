package xm.toolstack.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ToolstackException;
import xm.toolstack.testing.FakeHost;

class PvQemuTest {
  @TempDir Path dir;
  private FakeHost host;

  @BeforeEach
  void prepare() {
    host = new FakeHost(dir);
  }

  private String line(Map<String, String> display) {
    return String.join(" ", PvQemu.command("/qemu", host, 7, "web", display));
  }

  @Test
  void theCommandLineIsLibxls() {
    Path run = host.paths().run();
    assertEquals(
        "/qemu -xen-domid 7 -no-shutdown -chardev socket,id=libxl-cmd,path="
            + run.resolve("qmp-libxl-7")
            + ",server=on,wait=off -mon chardev=libxl-cmd,mode=control"
            + " -chardev socket,id=libxenstat-cmd,path="
            + run.resolve("qmp-libxenstat-7")
            + ",server=on,wait=off -mon chardev=libxenstat-cmd,mode=control"
            + " -nodefaults -no-user-config -xen-attach -name web -vnc none -display none"
            + " -machine xenpv -m 32",
        line(Map.of()));
  }

  @Test
  void screens() {
    assertTrue(line(Map.of("vnc", "1")).contains(" -vnc 127.0.0.1:0 "));
    assertTrue(
        line(Map.of("vnc", "1", "vnclisten", "0.0.0.0", "vncdisplay", "3", "vncunused", "1"))
            .contains(" -vnc 0.0.0.0:3,to=99 "));
    assertTrue(line(Map.of("sdl", "1", "keymap", "de")).contains(" -display sdl -k de "));
  }

  @Test
  void aPasswordIsAskedForAndNotTold() {
    String line = line(Map.of("vnc", "1", "vnclisten", "0.0.0.0", "vncpasswd", "secret"));
    assertTrue(line.contains(" -vnc 0.0.0.0:0,password=on "), line);
    assertTrue(!line.contains("secret"), line);
  }

  @Test
  void aWindowOpensWhereTheFileSays() {
    assertEquals(Map.of(), Screens.window("", ""));
    assertEquals(
        Map.of("DISPLAY", ":1", "XAUTHORITY", "/root/.Xauthority"),
        Screens.window(":1", "/root/.Xauthority"));
  }

  @Test
  void oneIsEnough() {
    host.dom0.file("/usr/libexec/xen-qemu-system-i386", "fe:77");
    PvQemu.ensure(host, 7, "web");
    PvQemu.ensure(host, 7, "web");
    assertEquals(1, host.programs.size());
    assertEquals("/usr/libexec/xen-qemu-system-i386", host.programs.get(0).get(0));
  }

  @Test
  void aHostWithoutQemuIsToldWhatToInstall() {
    ToolstackException failure =
        assertThrows(ToolstackException.class, () -> PvQemu.ensure(host, 7, "web"));
    assertTrue(failure.getMessage().contains("apt-get install qemu-system-xen"));
    assertEquals(List.of(), host.programs);
  }
}
