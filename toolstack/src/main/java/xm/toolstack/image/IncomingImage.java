package xm.toolstack.image;

import xm.config.model.DomainConfig;

/**
 * An image whose header was read.
 *
 * @param fd where the rest of it comes from
 * @param config of the domain, with name, UUID and the devices that it had
 */
public record IncomingImage(int fd, DomainConfig config) {

  public String name() {
    return config.name();
  }
}
