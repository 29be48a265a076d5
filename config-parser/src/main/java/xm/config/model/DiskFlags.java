package xm.config.model;

/**
 * What only xl's syntax can say of a disk.
 *
 * @param directIoSafe QEMU may bypass dom0's page cache
 * @param discard the guest may free blocks that it does not need
 * @param trusted false makes the guest's driver protect itself from the back end
 */
public record DiskFlags(boolean directIoSafe, boolean discard, boolean trusted) {
  /** Nothing said. */
  public static final DiskFlags DEFAULT = new DiskFlags(false, true, true);
}
