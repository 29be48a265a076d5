package xm.toolstack.host;

import java.nio.file.Path;
import java.util.function.Supplier;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenstore.XenstoreClient;

/** This machine as a Xen dom0. */
public final class RealHost {

  private RealHost() {}

  /** The files and bridges of this machine. */
  public static HostFiles files() {
    return new LinuxFiles(Path.of("/"));
  }

  /** Each supplier is asked once, on first use. */
  public static Host of(
      Supplier<Hypervisor> hypervisor,
      Supplier<GuestBuilder> guestBuilder,
      Supplier<XenstoreClient> xenstore,
      Supplier<ImageCalls> images,
      Supplier<Descriptors> descriptors) {
    return new OpenedHost(Path.of("/"), hypervisor, guestBuilder, xenstore, images, descriptors);
  }
}
