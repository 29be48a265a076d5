package xm.toolstack.migrate.facts;

import java.util.List;
import java.util.UUID;

/**
 * What a domain needs of the host that is to run it.
 *
 * @param type {@code pv}, {@code pvh} or {@code hvm}
 * @param memoryKib all that must be free for it there, with what Xen itself needs
 * @param features CPUID words of its policy (see {@link xm.xenctrl.FeatureCalls}); its host's when
 *     the release cannot tell
 * @param ownPolicy whether {@code features} is the guest's own policy
 * @param nomigrate it was created not to be migrated
 * @param passthrough devices of the host that it has, as {@code pci 0000:03:00.0}
 * @param disks with a path in dom0
 * @param bridges of its interfaces in dom0, each once
 * @param backends names of the driver domains that serve its devices, each once
 */
public record GuestNeeds(
    String name,
    UUID uuid,
    String type,
    long memoryKib,
    int vcpus,
    List<Integer> features,
    boolean ownPolicy,
    boolean nomigrate,
    List<String> passthrough,
    List<Disk> disks,
    List<String> bridges,
    List<String> backends) {

  public GuestNeeds {
    features = List.copyOf(features);
    passthrough = List.copyOf(passthrough);
    disks = List.copyOf(disks);
    bridges = List.copyOf(bridges);
    backends = List.copyOf(backends);
  }

  public boolean pv() {
    return "pv".equals(type);
  }

  /**
   * A disk.
   *
   * @param vdev the guest's name for it
   * @param mode {@code r}, {@code w}, or {@code w!} when others may have it too
   * @param there what its path leads to on the guest's own host
   */
  public record Disk(String vdev, String path, String mode, DiskFacts there) {}
}
