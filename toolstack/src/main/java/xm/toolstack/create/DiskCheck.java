package xm.toolstack.create;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import xm.config.model.VbdSpec;
import xm.config.model.VbdSpec.DiskMode;
import xm.toolstack.create.CreateFacts.DiskInUse;
import xm.toolstack.device.VbdDevice;
import xm.toolstack.host.HostFiles;

/**
 * Disks: there, of a kind that can be served, and not in use. The block script checks sharing too,
 * but does not recognise image files (it compares a device number in hex with the decimal one that
 * losetup prints), so that check is made here.
 */
final class DiskCheck {
  private static final Set<String> QEMU_FORMATS =
      Set.of("", "raw", "qcow", "qcow2", "qed", "vhd", "vmdk", "vdi");

  private final List<VbdSpec> disks;
  private final String self;
  private final CreateFacts facts;
  private final HostFiles files;
  private final List<String> refusals;

  /**
   * A check to be run.
   *
   * @param self name of the domain that is to have the disks
   */
  DiskCheck(List<VbdSpec> disks, String self, CreateFacts facts, List<String> refusals) {
    this.disks = disks;
    this.self = self;
    this.facts = facts;
    this.files = facts.files();
    this.refusals = refusals;
  }

  void run() {
    Map<Integer, String> numbers = new HashMap<>();
    for (int i = 0; i < disks.size(); i++) {
      VbdSpec disk = disks.get(i);
      String label = "Disk " + i + " (" + disk.vdev() + ")";
      check(disk, label);
      String other = numbers.putIfAbsent(disk.virtualDevice(), label);
      if (other != null) {
        refusals.add(
            label + " has the same device number as " + other + ": " + disk.virtualDevice() + ".");
      }
    }
  }

  private void check(VbdSpec disk, String label) {
    if (!disk.servedByDom0()) {
      inDriverDomain(disk, label);
      return;
    }
    boolean qemu = VbdDevice.servedByQemu(disk);
    if (!qemu && !VbdDevice.isImageOrDevice(disk)) {
      otherType(disk, label);
      return;
    }
    if (qemu && !facts.qemu()) {
      refusals.add(
          label
              + ": "
              + disk.uname()
              + " needs a QEMU with Xen support in dom0, and this host has none"
              + " (Debian: apt-get install qemu-system-xen).");
      return;
    }
    if (qemu && unknownFormat(disk, label)) {
      return;
    }
    String path = disk.path();
    HostFiles.Kind kind = path.isEmpty() ? HostFiles.Kind.MISSING : files.kind(path);
    if (path.isEmpty()) {
      refusals.add(label + ": no block device or image is given (" + disk.uname() + ").");
    } else if (kind == HostFiles.Kind.MISSING) {
      refusals.add(label + ": " + path + " does not exist.");
    } else if (kind != HostFiles.Kind.FILE && kind != HostFiles.Kind.BLOCK_DEVICE) {
      refusals.add(label + ": " + path + " is neither a block device nor a file.");
    } else {
      inUse(facts.disks(), disk, label, path, Identity.shared(path, files));
    }
  }

  private boolean unknownFormat(VbdSpec disk, String label) {
    boolean unknown = !QEMU_FORMATS.contains(disk.format());
    if (unknown) {
      refusals.add(
          label
              + ": QEMU does not know the format "
              + disk.format()
              + "; it takes raw (aio), qcow, qcow2, qed, vhd, vmdk and vdi.");
    }
    return unknown;
  }

  /**
   * The path is the driver domain's, so nothing can be said of it from here but who has it already,
   * by its name.
   */
  private void inDriverDomain(VbdSpec disk, String label) {
    Optional<String> refusal = facts.backends().refusal(disk, self);
    String path = VbdDevice.isImageOrDevice(disk) ? disk.path() : disk.target();
    if (refusal.isPresent()) {
      refusals.add(label + ": " + refusal.get());
    } else if (VbdDevice.servedByQemu(disk) && unknownFormat(disk, label)) {
      return;
    } else if (path.isEmpty()) {
      refusals.add(label + ": no block device or image is given (" + disk.uname() + ").");
    } else {
      List<DiskInUse> others = facts.backends().disks().of(facts.backends().domid(disk));
      inUse(others, disk, label, path, other -> path.equals(other.path()));
    }
  }

  private void otherType(VbdSpec disk, String label) {
    String script = facts.scripts() + "/block-" + disk.backendType();
    if (!files.executable(script)) {
      refusals.add(
          label
              + ": disks of type "
              + disk.backendType()
              + " are not supported: there is no script "
              + script
              + ".");
      return;
    }
    if (!disk.target().isEmpty()) {
      Predicate<DiskInUse> same = other -> disk.target().equals(other.path());
      inUse(facts.disks(), disk, label, disk.target(), same);
    }
  }

  private void inUse(
      List<DiskInUse> others, VbdSpec disk, String label, String what, Predicate<DiskInUse> same) {
    Optional<DiskInUse> rival = rival(others, disk.mode(), same);
    if (rival.isPresent()) {
      refusals.add(used(label, what, rival.get(), disk.mode() == DiskMode.READ_WRITE));
    }
  }

  /**
   * The first disk because of which another one could not be had.
   *
   * @param mode of the other one
   * @param same whether a disk is that one
   */
  static Optional<DiskInUse> rival(
      List<DiskInUse> disks, DiskMode mode, Predicate<DiskInUse> same) {
    boolean write = mode == DiskMode.READ_WRITE;
    return mode == DiskMode.SHARED_WRITE
        ? Optional.empty()
        : disks.stream().filter(d -> (write || d.writable()) && same.test(d)).findFirst();
  }

  private static String used(String label, String what, DiskInUse other, boolean write) {
    return label
        + ": "
        + what
        + " is already in use by domain '"
        + other.domain()
        + "'"
        + (other.writable() ? "" : " (read-only)")
        + (write
            ? "; mode w! would share it all the same."
            : ", which may write to it; mode w! would share it all the same.");
  }

  /**
   * What a path leads to in the end, by whatever names and links.
   *
   * @param device number of the block device, empty for an image that is on none
   * @param file identity of the image file, empty for a block device that has none
   */
  record Identity(String device, String file) {

    /** Whether a disk in use is what the path leads to. */
    static Predicate<DiskInUse> shared(String path, HostFiles files) {
      Identity own = of(path, files);
      return disk -> own.sameAs(of(disk, files));
    }

    static Identity of(String path, HostFiles files) {
      String device = files.blockDeviceNumber(path).orElse("");
      String image =
          device.isEmpty() ? path : files.loopBackingFile(files.realPath(path)).orElse("");
      return new Identity(device, image.isEmpty() ? "" : files.fileIdentity(image).orElse(""));
    }

    static Identity of(DiskInUse disk, HostFiles files) {
      Identity byPath = disk.path().isEmpty() ? new Identity("", "") : of(disk.path(), files);
      return disk.deviceNumber().isEmpty()
          ? byPath
          : new Identity(disk.deviceNumber(), byPath.file());
    }

    boolean sameAs(Identity other) {
      return (!device.isEmpty() && device.equals(other.device))
          || (!file.isEmpty() && file.equals(other.file));
    }
  }
}
