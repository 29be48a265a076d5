package xm.toolstack.qemu;

import java.util.Optional;

/**
 * Where a disk sits in the emulated machine.
 *
 * @param index drive number: hda, xvda and sda are 0
 * @param scsi true for sd names
 * @param id of the drive in QEMU, libxl's own
 */
public record EmulatedDrive(int index, boolean scsi, String id) {
  private static final int XVD_MAJOR = 202;
  private static final int SCSI_MAJOR = 8;
  private static final int IDE0_MAJOR = 3;
  private static final int IDE1_MAJOR = 22;

  /** The place of a whole disk; empty for a partition and for numbers of other kinds. */
  public static Optional<EmulatedDrive> of(int virtualDevice) {
    int minor = virtualDevice & 0xff;
    String id = "ide-" + virtualDevice;
    return switch (virtualDevice >> 8) {
      case XVD_MAJOR -> minor % 16 == 0 ? drive(minor / 16, false, id) : Optional.empty();
      case SCSI_MAJOR -> minor % 16 == 0 ? drive(minor / 16, true, id) : Optional.empty();
      case IDE0_MAJOR -> minor % 64 == 0 ? drive(minor / 64, false, id) : Optional.empty();
      case IDE1_MAJOR -> minor % 64 == 0 ? drive(2 + minor / 64, false, id) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<EmulatedDrive> drive(int index, boolean scsi, String id) {
    return Optional.of(new EmulatedDrive(index, scsi, id));
  }
}
