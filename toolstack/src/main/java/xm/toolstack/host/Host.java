package xm.toolstack.host;

import java.nio.file.Path;
import xm.xenctrl.Descriptors;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.ImageCalls;
import xm.xenstore.XenstoreClient;

/**
 * One Xen host, real or simulated. Each part opens on first use, so that a command which needs only
 * xenstore loads nothing else.
 */
public interface Host extends AutoCloseable {

  /** True for the simulated host. */
  boolean simulated();

  Hypervisor hypervisor();

  GuestBuilder guestBuilder();

  /** Guests' memory into streams and out of them. */
  ImageCalls images();

  /** Descriptors of this process, which is where images are written to and read from. */
  Descriptors descriptors();

  XenstoreClient xenstore();

  HostFiles files();

  HotplugRunner hotplug();

  /** Where the kernel shows its devices; a simulated host has a tree of its own. */
  default Path sysfs() {
    return Path.of("/sys");
  }

  /** Writes to files of {@link #sysfs}. */
  default SysfsWriter sysfsWriter() {
    return SysfsWriter.PLAIN;
  }

  /** Starts programs that outlive xm, such as a domain's QEMU. */
  ProgramStarter programs();

  HostSystem system();

  HostPaths paths();

  ConsoleLocator consoles();

  /** Counters of the back ends in this dom0. */
  DeviceCounters counters();

  @Override
  void close();
}
