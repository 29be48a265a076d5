package xm.toolstack.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import xm.config.model.Boot;
import xm.toolstack.ToolstackException;
import xm.toolstack.boot.Bootloader;
import xm.toolstack.boot.LoadedKernel;
import xm.toolstack.host.HostPaths;
import xm.toolstack.journal.Recorder;

/**
 * Lets a boot loader fetch the kernel out of the guest's disk; its files live until the memory
 * image is built.
 *
 * @param program absolute path
 * @param disk image or block device in dom0
 * @param terminal whether its menu is shown
 */
record BootloaderStep(String name, Boot boot, String program, String disk, boolean terminal)
    implements Step {

  @Override
  public String description() {
    return "run the boot loader " + program + " on " + disk;
  }

  @Override
  public void perform(CreateContext context) {
    HostPaths paths = context.host().paths();
    Path directory;
    try {
      Files.createDirectories(paths.run());
      directory = Files.createTempDirectory(paths.run(), "bootloader.");
    } catch (IOException e) {
      throw new ToolstackException(
          "No directory for the boot loader can be made in " + paths.run() + ": " + e.getMessage(),
          e);
    }
    context.bootDirectory(directory);
    Path log = paths.log().resolve("bootloader." + name.replace('/', '_') + ".log");
    LoadedKernel found = new Bootloader(program, log).run(boot, disk, directory, terminal);
    Recorder recorder = context.recorder();
    recorder.note(Recorder.FILE, found.kernel());
    if (!found.ramdisk().isEmpty()) {
      recorder.note(Recorder.FILE, found.ramdisk());
    }
    recorder.note(Recorder.FILE, directory.resolve("output").toString());
    recorder.note(Recorder.FILE, directory.toString());
    context.bootLoaded(
        new Boot(
            found.kernel(),
            found.ramdisk(),
            boot.root(),
            boot.extra(),
            boot.ip(),
            found.args() == null ? boot.commandLine() : found.args(),
            boot.features(),
            boot.bootloader(),
            boot.bootloaderArgs()));
  }

  @Override
  public void undo(CreateContext context) {
    context.removeBootFiles();
  }
}
