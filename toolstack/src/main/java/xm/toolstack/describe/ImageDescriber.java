package xm.toolstack.describe;

import java.util.Optional;
import xm.config.model.DomainConfig;
import xm.config.model.Platform;
import xm.config.sxp.Sxp;
import xm.toolstack.DomainSnapshot;

/** The {@code (image ...)} part: what the domain was built from. */
final class ImageDescriber {
  /** xm printed this for every PV domU; it has no effect there. */
  private static final int PV_VIDEORAM_MIB = 4;

  private final StoreFacts facts;
  private final Optional<DomainConfig> config;

  ImageDescriber(StoreFacts facts, Optional<DomainConfig> config) {
    this.facts = facts;
    this.config = config;
  }

  Sxp describe(DomainSnapshot domain) {
    boolean hvm = domain.info().hvm() && domain.domid() != 0;
    Fields f = new Fields(facts.osType().orElse(hvm ? "hvm" : "linux"));
    f.put("kernel", first(facts.kernel(), config.map(c -> c.boot().kernel())).orElse(""));
    f.put("ramdisk", first(facts.ramdisk(), config.map(c -> c.boot().ramdisk())));
    f.put("args", first(facts.commandLine(), config.map(c -> c.boot().commandLine())));
    f.put("superpages", 0);
    if (domain.domid() != 0 && !hvm) {
      long mib = config.map(c -> c.memory().videoMib()).orElse(0L);
      f.put("videoram", mib > 0 ? mib : PV_VIDEORAM_MIB);
    }
    Optional<Platform> platform = config.map(DomainConfig::platform);
    f.put("nomigrate", platform.map(p -> p.nomigrate() ? 1L : 0L).orElse(0L));
    f.put("tsc_mode", platform.map(p -> (long) p.tscMode()).orElse(0L));
    return f.node();
  }

  /** The first that is there and not empty. */
  private static Optional<String> first(Optional<String> a, Optional<String> b) {
    if (a.isPresent() && !a.get().isEmpty()) {
      return a;
    }
    return b.isPresent() && !b.get().isEmpty() ? b : Optional.empty();
  }
}
