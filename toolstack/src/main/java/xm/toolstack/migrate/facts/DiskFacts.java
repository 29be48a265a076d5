package xm.toolstack.migrate.facts;

/**
 * What a path leads to on a host.
 *
 * @param kind {@code missing}, {@code file}, {@code block_device} or another word
 * @param sizeBytes -1 when it is not known
 * @param id by which the device is known on every host (the UUID of a logical volume or of a
 *     multipath map, the WWN of a disk); empty when it has none
 * @param rival a domain of that host that has it, so that the guest cannot; empty for none
 */
public record DiskFacts(String kind, long sizeBytes, String id, String rival) {

  /** A disk that nobody else has. */
  public DiskFacts(String kind, long sizeBytes, String id) {
    this(kind, sizeBytes, id, "");
  }

  public static final String MISSING = "missing";
  public static final long UNKNOWN = -1;

  public boolean missing() {
    return MISSING.equals(kind);
  }
}
