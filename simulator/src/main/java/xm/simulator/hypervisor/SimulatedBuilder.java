package xm.simulator.hypervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import xm.simulator.fault.Fault;
import xm.simulator.fault.Faults;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.HvmImage;
import xm.xenctrl.PvImage;

/** Loads simulated guests; fails where libxenguest fails, in the same order. */
public final class SimulatedBuilder implements GuestBuilder {
  private static final long FIRST_FRAME = 0x100000;

  private final SimulatedHypervisor hypervisor;
  private final Faults faults;
  private final UnaryOperator<Path> files;

  /**
   * @param files maps a path of domain 0 to the file that stands for it
   */
  public SimulatedBuilder(
      SimulatedHypervisor hypervisor, Faults faults, UnaryOperator<Path> files) {
    this.hypervisor = hypervisor;
    this.faults = faults;
    this.files = files;
  }

  @Override
  public BuiltImage buildPv(PvImage image) {
    Optional<Fault> fault = faults.take("build", Integer.toString(image.domid()));
    if (fault.isPresent()) {
      throw Refusal.of("xc_dom_build_image", fault.get(), image.domid());
    }
    Path kernel = present("xc_dom_kernel_file", image.kernel(), image.domid());
    if (!image.ramdisk().isEmpty()) {
      present("xc_dom_module_file", image.ramdisk(), image.domid());
    }
    checkKernel(kernel, image);
    hypervisor.load(image);
    long base = FIRST_FRAME + image.domid() * 16L;
    return new BuiltImage(base, base + 1, "x86_64-abi");
  }

  /** The simulated guest behaves alike, whatever it runs in. */
  @Override
  public BuiltImage buildHvm(HvmImage image) {
    int last = image.modules().size() - 1;
    return buildPv(
        new PvImage(
            image.domid(),
            image.kernel(),
            last < 0 ? "" : image.modules().get(last).path(),
            image.commandLine(),
            "",
            image.targetKib() / 1024,
            image.maxVcpus(),
            image.storeDomid(),
            image.storePort(),
            image.consoleDomid(),
            image.consolePort()));
  }

  /** Nothing to release. */
  @Override
  public void close() {}

  private Path present(String function, String path, int domid) {
    Path file = files.apply(Path.of(path));
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw Refusal.of(function, Errno.ENOENT, domid, "panic: cannot open file '" + path + "'");
    }
    return file;
  }

  private static void checkKernel(Path kernel, PvImage image) {
    String function = "xc_dom_parse_image";
    try {
      Optional<String> objection = KernelFile.objection(kernel);
      if (objection.isPresent()) {
        throw Refusal.of(
            function,
            Errno.EINVAL,
            image.domid(),
            "panic: '" + image.kernel() + "' is not a kernel: " + objection.get());
      }
    } catch (IOException e) {
      throw Refusal.of(function, Errno.EIO, image.domid(), "panic: " + e.getMessage());
    }
  }
}
