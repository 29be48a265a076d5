package xm.toolstack.migrate;

import java.util.OptionalInt;
import java.util.UUID;
import xm.toolstack.DomainNames;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.host.Host;
import xm.toolstack.image.DomainReceiver;
import xm.toolstack.image.DomainSender;
import xm.toolstack.image.IncomingImage;
import xm.toolstack.image.ReceiveOptions;
import xm.toolstack.image.TransferObserver;

/** Guests as the images that {@code xm save} writes. */
final class ImageStream implements GuestStream {
  private final Host host;

  ImageStream(Host host) {
    this.host = host;
  }

  @Override
  public void send(int domid, int fd, boolean live, Sending hears) {
    new DomainSender(host)
        .send(
            domid,
            fd,
            live,
            new TransferObserver() {
              @Override
              public void bytes(long total) {
                hears.bytes(total);
              }

              @Override
              public void round(int round, long dirtyPages) {
                hears.round(round, dirtyPages);
              }

              @Override
              public void suspended() {
                hears.suspended();
              }
            });
  }

  @Override
  public Arrived receive(int fd, OptionalInt node, Receiving hears) {
    DomainReceiver receiver = new DomainReceiver(host);
    IncomingImage image = receiver.open(fd);
    String name = DomainNames.plain(image.name());
    UUID uuid = image.config().uuid().orElseThrow();
    hears.announced(name, uuid);
    StartedDomain made =
        receiver.receive(
            image, new ReceiveOptions(DomainNames.INCOMING, true, node), TransferObserver.NONE);
    return new Arrived(made.domid(), name, uuid);
  }

  @Override
  public void resume(int domid) {
    new DomainSender(host).resume(domid);
  }
}
