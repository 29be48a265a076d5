package xm.simulator.hypervisor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import xm.xenctrl.Scheduler;

/**
 * The simulated machine.
 *
 * @param memoryMib of the host
 * @param dom0Mib allocated to domain 0
 * @param cpus online, all in one NUMA node
 * @param scheduler of Pool-0
 * @param features CPUID words, see {@link xm.xenctrl.FeatureCalls}
 * @param iommu PCI devices can be kept to the memory of one domain
 */
public record HostShape(
    long memoryMib,
    long dom0Mib,
    int cpus,
    Scheduler scheduler,
    List<Integer> features,
    boolean iommu) {
  private static final List<Integer> FEATURES =
      List.of(0x1fc9cbf5, 0xf7fa3223, 0x2c100800, 0x00000121, 0x0000000f, 0x009c6fbb, 0, 0x100);
  private static final int HEX = 16;

  public static final HostShape DEFAULT = new HostShape(8192, 1024, 4, Scheduler.CREDIT2);

  public HostShape {
    features = List.copyOf(features);
  }

  /** A machine with the usual CPUs. */
  public HostShape(long memoryMib, long dom0Mib, int cpus, Scheduler scheduler) {
    this(memoryMib, dom0Mib, cpus, scheduler, FEATURES, true);
  }

  /**
   * The shape in {@code host.properties} (memory-mib, dom0-mib, cpus, scheduler, cpu-features as
   * hexadecimal words with colons between them, iommu), the default when there is no such file.
   */
  public static HostShape load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new HostShape(
        number(properties, "memory-mib", DEFAULT.memoryMib),
        number(properties, "dom0-mib", DEFAULT.dom0Mib),
        (int) number(properties, "cpus", DEFAULT.cpus),
        scheduler(properties.getProperty("scheduler", DEFAULT.scheduler.label())),
        features(properties.getProperty("cpu-features")),
        !properties.getProperty("iommu", "yes").trim().equals("no"));
  }

  private static List<Integer> features(String text) {
    if (text == null) {
      return FEATURES;
    }
    List<Integer> words = new ArrayList<>();
    for (String word : text.trim().split(":", -1)) {
      words.add(Integer.parseUnsignedInt(word, HEX));
    }
    return words;
  }

  private static long number(Properties properties, String key, long usual) {
    String text = properties.getProperty(key);
    return text == null ? usual : Long.parseLong(text.trim());
  }

  private static Scheduler scheduler(String label) {
    for (Scheduler scheduler : Scheduler.values()) {
      if (scheduler.label().equals(label.trim())) {
        return scheduler;
      }
    }
    throw new IllegalArgumentException("host.properties names no scheduler: " + label);
  }
}
