package xm.toolstack.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.model.Boot;
import xm.toolstack.ToolstackException;

class BootloaderTest {
  @TempDir Path dir;
  private Path work;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(dir.resolve("work"));
  }

  private Bootloader loader(String script) throws IOException {
    Path program = dir.resolve("loader");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Bootloader(program.toString(), dir.resolve("log/bootloader.web.log"));
  }

  private static Boot boot(List<String> args) {
    return new Boot("/boot/vmlinuz", "", "", "", "", "quiet", "", "pygrub", args);
  }

  @Test
  void isGivenWhatPygrubIsGiven() throws IOException {
    Bootloader loader =
        loader("printf 'kernel %s\\0args %s\\0' /k \"$*\" > " + work.resolve("output") + "\n");
    LoadedKernel found = loader.run(boot(List.of()), "/dev/vg0/web", work, false);
    assertEquals(
        "--kernel=/boot/vmlinuz --args=quiet --output="
            + work.resolve("output")
            + " --output-format=simple0 --output-directory="
            + work
            + " -q /dev/vg0/web",
        found.args());
  }

  @Test
  void ownArgumentsTakeThePlaceOfQuiet() throws IOException {
    Bootloader loader =
        loader("printf 'kernel %s\\0args %s\\0' /k \"$*\" > " + work.resolve("output") + "\n");
    String args = loader.run(boot(List.of("--entry=2")), "/dev/vg0/web", work, false).args();
    assertTrue(args.endsWith(" --entry=2 /dev/vg0/web"), args);
    assertFalse(args.contains("-q"), args);
  }

  @Test
  void itsFailureIsToldInItsWords() throws IOException {
    Bootloader loader = loader("echo 'RuntimeError: no grub.cfg' >&2\nexit 2\n");
    ToolstackException failure =
        assertThrows(
            ToolstackException.class, () -> loader.run(boot(List.of()), "/dev/x", work, false));
    assertTrue(failure.getMessage().contains("failed on /dev/x (exit code 2)"));
    assertTrue(failure.getMessage().contains("RuntimeError: no grub.cfg (log: "));
  }

  @Test
  void nothingIsNoKernel() throws IOException {
    Bootloader loader = loader("exit 0\n");
    ToolstackException failure =
        assertThrows(
            ToolstackException.class, () -> loader.run(boot(List.of()), "/dev/x", work, false));
    assertTrue(failure.getMessage().startsWith("Boot loader didn't return any data!"));
  }

  @Test
  void cleaningUpLeavesNothingAndMayBeRepeated() throws IOException {
    Files.writeString(work.resolve("boot_kernel"), "k");
    Bootloader.cleanUp(work);
    Bootloader.cleanUp(work);
    assertFalse(Files.exists(work));
  }
}
