package xm.cli.top;

/**
 * What {@code xm top} was asked for; the names are xentop's.
 *
 * @param format of what is printed without a screen; null for the screen
 * @param delayMillis between two looks
 * @param iterations looks to take, 0 for no end
 */
public record TopOptions(
    Format format,
    long delayMillis,
    int iterations,
    boolean networks,
    boolean vbds,
    boolean vcpus,
    boolean repeatHeader,
    boolean fullNames,
    boolean dom0First) {

  /** Forms of output for programs. */
  public enum Format {
    /** xentop's table. */
    TABLE,
    /** One object to a line for each look. */
    JSON,
    /** The text format of Prometheus. */
    PROMETHEUS
  }
}
