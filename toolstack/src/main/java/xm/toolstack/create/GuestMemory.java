package xm.toolstack.create;

import xm.config.model.DomainConfig;
import xm.config.model.Memory;

/** How much memory a guest costs, in KiB, as libxl reckons it (libxl_mem.c). */
final class GuestMemory {
  private static final long PV_EXTRA_KIB = 1024;
  private static final long ROUND_KIB = 2048;

  private GuestMemory() {}

  static long targetKib(DomainConfig config) {
    return config.memory().targetMib() * 1024;
  }

  static long maxKib(DomainConfig config) {
    return Math.max(config.memory().maxMib(), config.memory().targetMib()) * 1024;
  }

  /** What must be free before a PV domain is created, rounded up to 2 MiB. */
  static long neededKib(DomainConfig config) {
    long kib = targetKib(config) + shadowKib(config) + PV_EXTRA_KIB;
    return (kib + ROUND_KIB - 1) / ROUND_KIB * ROUND_KIB;
  }

  /** 1 MiB for each vcpu and a page for each MiB: live migration of PV needs shadow page tables. */
  private static long shadowKib(DomainConfig config) {
    Memory memory = config.memory();
    return memory.shadowMib() > 0
        ? memory.shadowMib() * 1024
        : 4 * (256L * config.cpus().max() + maxKib(config) / 1024);
  }
}
