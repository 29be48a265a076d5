package xm.config.model;

/**
 * A block device.
 *
 * @param backendType what serves it: {@code phy}, {@code file}, {@code qdisk} or the X of a {@code
 *     block-X} script
 * @param format {@code raw}, {@code qcow2}, ... ; raw for phy and file
 * @param target path or parameters in the backend domain, empty for an empty CD drive
 * @param vdev the guest's name for it, e.g. {@code xvda1}, {@code hda}
 * @param virtualDevice its number, e.g. 51713
 * @param uname the xm form of type and target, e.g. {@code phy:/dev/vg0/x}
 */
public record VbdSpec(
    String backendType,
    String format,
    String target,
    String vdev,
    int virtualDevice,
    DiskMode mode,
    boolean cdrom,
    String backend,
    String uname,
    DiskFlags flags)
    implements DeviceSpec {

  /** A disk of which nothing more is said. */
  public VbdSpec(
      String backendType,
      String format,
      String target,
      String vdev,
      int virtualDevice,
      DiskMode mode,
      boolean cdrom,
      String backend,
      String uname) {
    this(
        backendType,
        format,
        target,
        vdev,
        virtualDevice,
        mode,
        cdrom,
        backend,
        uname,
        DiskFlags.DEFAULT);
  }

  /** The same disk with these flags. */
  public VbdSpec withFlags(DiskFlags others) {
    return new VbdSpec(
        backendType, format, target, vdev, virtualDevice, mode, cdrom, backend, uname, others);
  }

  /** The same disk, served by another domain. */
  public VbdSpec withBackend(String domain) {
    return new VbdSpec(
        backendType, format, target, vdev, virtualDevice, mode, cdrom, domain, uname, flags);
  }

  /** The path in the backend domain; {@code phy:sda1} means /dev/sda1. */
  public String path() {
    return "phy".equals(backendType) && !target.isEmpty() && target.charAt(0) != '/'
        ? "/dev/" + target
        : target;
  }

  /** The same CD drive with another image or device in it; empty for none. */
  public VbdSpec withMedium(String image) {
    String type = image.startsWith("/dev/") ? "phy" : "file";
    return new VbdSpec(
        type,
        "raw",
        image,
        vdev,
        virtualDevice,
        mode,
        cdrom,
        backend,
        image.isEmpty() ? "" : type + ":" + image,
        flags);
  }

  /** How the guest may use the disk. */
  public enum DiskMode {
    READ_ONLY("r"),
    READ_WRITE("w"),
    /** Read-write, even when somebody else writes to it. */
    SHARED_WRITE("w!");

    private final String label;

    DiskMode(String label) {
      this.label = label;
    }

    /** The word in a configuration file. */
    public String label() {
      return label;
    }

    /** The mode of a word that a host has written; what is none may only be read. */
    public static DiskMode of(String word) {
      for (DiskMode mode : values()) {
        if (mode.label.equals(word)) {
          return mode;
        }
      }
      return READ_ONLY;
    }
  }
}
