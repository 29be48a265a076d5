package xm.toolstack.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.host.HostFiles.Kind;
import xm.toolstack.testing.MemoryStore;

/** The parts of the real host that need no Xen, on a made-up tree. */
class LinuxHostTest {
  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String program(String path) throws IOException {
    write(path, "#!/bin/sh\n");
    Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    return root.resolve(path).toString();
  }

  @Test
  void oneFileUnderThreeNamesIsOneFile() throws IOException {
    write("image", "x");
    Path image = root.resolve("image");
    Path hard = Files.createLink(root.resolve("hard"), image);
    Path soft = Files.createSymbolicLink(root.resolve("soft"), image);
    write("other", "x");
    LinuxFiles files = new LinuxFiles(root);
    Optional<String> identity = files.fileIdentity(image.toString());
    assertTrue(identity.isPresent());
    assertEquals(identity, files.fileIdentity(hard.toString()));
    assertEquals(identity, files.fileIdentity(soft.toString()));
    assertNotEquals(identity, files.fileIdentity(root.resolve("other").toString()));
    assertEquals(image.toRealPath().toString(), files.realPath(soft.toString()));
    assertEquals(Kind.FILE, files.kind(soft.toString()));
    assertEquals(Optional.empty(), files.blockDeviceNumber(image.toString()));
  }

  @Test
  void tellsWhatAPathIs() {
    LinuxFiles files = new LinuxFiles(root);
    assertEquals(Kind.DIRECTORY, files.kind(root.toString()));
    assertEquals(Kind.MISSING, files.kind(root.resolve("none").toString()));
    assertEquals(Kind.MISSING, files.kind(""));
    assertEquals(Kind.MISSING, files.kind("bad\0path"));
    assertEquals(Kind.OTHER, files.kind("/dev/null"));
  }

  @Test
  void bridgesComeFromSysfs() throws IOException {
    Files.createDirectories(root.resolve("sys/class/net/xenbr0/bridge"));
    Files.createDirectories(root.resolve("sys/class/net/br53/bridge"));
    Files.createDirectories(root.resolve("sys/class/net/eth0"));
    LinuxFiles files = new LinuxFiles(root);
    assertEquals(List.of("br53", "xenbr0"), files.bridges());
    assertTrue(files.isBridge("br53"));
    assertFalse(files.isBridge("eth0"));
    assertFalse(files.isBridge("../net/br53"));
    assertFalse(files.isBridge(""));
  }

  @Test
  void aLoopDeviceLeadsToItsImage() throws IOException {
    write("sys/block/loop0/loop/backing_file", "/images/a\n");
    LinuxFiles files = new LinuxFiles(root);
    assertEquals(Optional.of("/images/a"), files.loopBackingFile("/dev/loop0"));
    Files.createDirectories(root.resolve("sys/block/loop1"));
    assertEquals(List.of("/dev/loop0"), files.loopDevices());
    assertEquals(Optional.empty(), files.loopBackingFile("/dev/loop1"));
    assertEquals(Optional.empty(), files.loopBackingFile("/dev/sda"));
  }

  @Test
  void unameAndClock() throws IOException {
    write("proc/sys/kernel/ostype", "Linux\n");
    write("proc/sys/kernel/hostname", "dom0\n");
    write("proc/sys/kernel/osrelease", "6.1.0\n");
    write("proc/sys/kernel/version", "#1 SMP\n");
    write("proc/sys/kernel/arch", "x86_64\n");
    write("proc/uptime", "231.20 205.23\n");
    LinuxSystem system = new LinuxSystem(root);
    assertEquals(
        new HostSystem.Uname("Linux", "dom0", "6.1.0", "#1 SMP", "x86_64"), system.uname());
    assertEquals(231.20, system.uptimeSeconds());
  }

  @Test
  void thePrivateDirectoryIsThatOfTheRunningXen() throws IOException {
    Files.createDirectories(root.resolve("usr/lib/xen-4.14/bin"));
    Files.createDirectories(root.resolve("usr/lib/xen-4.17/bin"));
    write("sys/hypervisor/version/major", "4\n");
    write("sys/hypervisor/version/minor", "17\n");
    assertEquals(root.resolve("usr/lib/xen-4.17/bin"), LinuxPaths.detect(root).privateBin());
    assertEquals(root.resolve("var/lock/xl"), LinuxPaths.detect(root).createLock());
  }

  @Test
  void otherDistributionsHaveOneDirectory() throws IOException {
    Files.createDirectories(root.resolve("usr/libexec/xen/bin"));
    assertEquals(root.resolve("usr/libexec/xen/bin"), LinuxPaths.detect(root).privateBin());
  }

  @Test
  void theConsoleClientIsTheRunningXens() throws IOException {
    String client = program("usr/lib/xen/bin/xenconsole");
    MemoryStore store = new MemoryStore();
    XenconsoleLocator locator =
        new XenconsoleLocator(new LinuxFiles(root), LinuxPaths.detect(root), () -> store);
    assertEquals(
        new ConsoleEndpoint.Program(List.of(client, "7", "--num", "0")), locator.locate(7, 0));
    store.write("/local/domain/7/serial/0/tty", "/dev/pts/3");
    assertEquals(
        new ConsoleEndpoint.Program(List.of(client, "7", "--type", "serial", "--num", "0")),
        locator.locate(7, 0));
  }

  @Test
  void partsOpenOnFirstUseOnly() {
    Host host =
        RealHost.of(
            () -> {
              throw new IllegalStateException("no Xen here");
            },
            () -> {
              throw new IllegalStateException("no builder here");
            },
            () -> {
              throw new IllegalStateException("no xenstore here");
            },
            () -> {
              throw new IllegalStateException("no images here");
            },
            () -> {
              throw new IllegalStateException("no descriptors here");
            });
    assertFalse(host.simulated());
    assertTrue(host.files().readable("/proc"));
    assertThrows(IllegalStateException.class, host::hypervisor);
    host.close();
  }
}
