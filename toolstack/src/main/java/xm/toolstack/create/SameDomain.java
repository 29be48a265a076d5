package xm.toolstack.create;

import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;
import xm.toolstack.DomainNames;

/** The configuration for a domain that is to come again as the one it was. */
public final class SameDomain {

  private SameDomain() {}

  /** The configuration with the name and UUID that the domain has now. */
  public static DomainConfig of(DomainConfig c, String name, UUID uuid) {
    return c.withIdentity(DomainNames.valid(name) ? name : c.name(), Optional.of(uuid));
  }
}
