package xm.toolstack.managed;

import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;

/**
 * A domain of the store, whether it runs or not.
 *
 * @param name its name, which is also that of its file
 * @param config complete: with UUID and MAC addresses
 * @param form the configuration as it stands in the file
 */
public record ManagedDomain(String name, DomainConfig config, Sxp form) {
  private static final long KIB_PER_MIB = 1024;

  public UUID uuid() {
    return config.uuid().orElseThrow();
  }

  /** Memory that it will have, in KiB. */
  public long memoryKib() {
    return config.memory().targetMib() * KIB_PER_MIB;
  }

  /** How many vcpus it will start with. */
  public int vcpus() {
    int online = config.cpus().available().cardinality();
    return online == 0 ? config.cpus().max() : online;
  }
}
