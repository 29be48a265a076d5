package xm.simulator.hypervisor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import xm.xenctrl.Scheduler;

/**
 * The simulated machine.
 *
 * @param memoryMib of the host
 * @param dom0Mib allocated to domain 0
 * @param cpus online, all in one NUMA node
 * @param scheduler of Pool-0
 */
public record HostShape(long memoryMib, long dom0Mib, int cpus, Scheduler scheduler) {
  public static final HostShape DEFAULT = new HostShape(8192, 1024, 4, Scheduler.CREDIT2);

  /**
   * The shape in {@code host.properties} (memory-mib, dom0-mib, cpus, scheduler), the default when
   * there is no such file.
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
        scheduler(properties.getProperty("scheduler", DEFAULT.scheduler.label())));
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
