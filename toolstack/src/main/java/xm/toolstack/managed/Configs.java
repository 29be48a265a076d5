package xm.toolstack.managed;

import java.util.Optional;
import java.util.UUID;
import xm.config.model.DomainConfig;

/** Copies of a configuration with another identity. */
final class Configs {

  private Configs() {}

  static DomainConfig named(DomainConfig c, String name) {
    return c.name().equals(name) ? c : identified(c, name, c.uuid());
  }

  static DomainConfig identified(DomainConfig c, String name, Optional<UUID> uuid) {
    return new DomainConfig(
        name,
        uuid,
        c.type(),
        c.boot(),
        c.memory(),
        c.cpus(),
        c.scheduling(),
        c.lifecycle(),
        c.platform(),
        c.machine(),
        c.devices(),
        c.hardware(),
        c.description(),
        c.variables(),
        c.sourceText());
  }
}
