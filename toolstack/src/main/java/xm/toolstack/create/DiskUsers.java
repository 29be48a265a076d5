package xm.toolstack.create;

import java.util.List;
import java.util.Optional;
import xm.config.model.VbdSpec.DiskMode;
import xm.toolstack.create.CreateFacts.DiskInUse;
import xm.toolstack.create.DiskCheck.Identity;
import xm.toolstack.host.Host;

/** Which domains of this host have a disk: what creating one with it would object to. */
public final class DiskUsers {
  private final Host host;
  private final List<DiskInUse> disks;

  /** Those at this moment. */
  public DiskUsers(Host host) {
    this.host = host;
    this.disks = new FactsReader(host).disksInUse();
  }

  /**
   * The domain because of which another one could not have the disk.
   *
   * @param mode of the other one: {@code r}, {@code w} or {@code w!}
   */
  public Optional<String> rival(String path, String mode) {
    return DiskCheck.rival(disks, DiskMode.of(mode), Identity.shared(path, host.files()))
        .map(DiskInUse::domain);
  }
}
