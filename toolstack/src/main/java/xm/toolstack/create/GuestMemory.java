package xm.toolstack.create;

import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.config.model.Memory;

/** How much memory a guest costs, in KiB, as libxl reckons it (libxl_mem.c). */
final class GuestMemory {
  private static final long PV_EXTRA_KIB = 1024;
  private static final long HVM_EXTRA_KIB = 2048;
  private static final long ROUND_KIB = 2048;

  private GuestMemory() {}

  static long targetKib(DomainConfig config) {
    return config.memory().targetMib() * 1024;
  }

  static long maxKib(DomainConfig config) {
    return Math.max(config.memory().maxMib(), config.memory().targetMib()) * 1024;
  }

  /** Video RAM of an HVM guest, which its memory includes; QEMU's cards have these at least. */
  static long videoKib(DomainConfig config) {
    if (config.type() != GuestType.HVM || config.machine().vga().equals("none")) {
      return 0;
    }
    long least =
        switch (config.machine().vga()) {
          case "stdvga" -> 16;
          case "qxl" -> 128;
          default -> 8;
        };
    return Math.max(config.memory().videoMib(), least) * 1024;
  }

  /** What must be free before a domain is created, rounded up to 2 MiB. */
  static long neededKib(DomainConfig config) {
    long kib =
        targetKib(config)
            + pagingKib(config)
            + (config.type() == GuestType.PV ? PV_EXTRA_KIB : HVM_EXTRA_KIB);
    return (kib + ROUND_KIB - 1) / ROUND_KIB * ROUND_KIB;
  }

  /**
   * For paging structures: 1 MiB for each vcpu and a page for each MiB, two pages where a guest
   * that is not PV has no hardware assistance. (Live migration of PV needs shadow page tables.)
   */
  static long pagingKib(DomainConfig config) {
    Memory memory = config.memory();
    int pages = config.type() != GuestType.PV && !config.platform().hap() ? 2 : 1;
    return memory.shadowMib() > 0
        ? memory.shadowMib() * 1024
        : 4 * (256L * config.cpus().max() + pages * maxKib(config) / 1024);
  }
}
