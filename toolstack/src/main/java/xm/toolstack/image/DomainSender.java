package xm.toolstack.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BooleanSupplier;
import xm.toolstack.DomainStateException;
import xm.toolstack.PrivilegedDomainException;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.host.Host;
import xm.toolstack.image.format.EmulatorRecord;
import xm.toolstack.image.format.LibxlStream;
import xm.toolstack.image.format.RecordKind;
import xm.toolstack.image.format.XlHeader;
import xm.toolstack.operate.LiveDomains;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ImageCalls.SaveHooks;
import xm.xenstore.XenstoreException;

/**
 * Writes a running domain as an image to a descriptor: xl's header with the configuration, libxl's
 * stream with libxc's image in it, the device model's state, END. What xl restores and receives.
 */
public final class DomainSender {
  private static final byte[] NOTHING = {};

  private final Host host;

  public DomainSender(Host host) {
    this.host = host;
  }

  /**
   * Checks that the domain can be sent at all.
   *
   * @throws ToolstackException when it is dom0, has ended, or is paused, with xend's texts
   */
  public DomainInfo require(int domid, String operation) {
    LiveDomains live = new LiveDomains(host);
    DomainInfo info = live.require(domid);
    if (domid == 0) {
      throw PrivilegedDomainException.cannot(operation, live.name(domid));
    }
    if (info.paused() || info.shutdown() || info.dying()) {
      throw DomainStateException.of("Domain is not running");
    }
    return info;
  }

  /** The header that {@link #send} would write now; reading it changes nothing. */
  public XlHeader header(int domid) {
    return new XlHeader(true, new SentConfig(host, new LiveDomains(host).require(domid)).text());
  }

  /**
   * Sends the domain. When this returns it is suspended, and all of it was written to the
   * descriptor, which stays open. The process being told to end, and an interrupt of the calling
   * thread, break it off; a caller that resumes the guest afterwards holds an {@link
   * xm.toolstack.create.Interruption} until it has, or the process may end before.
   *
   * @param live sends memory while the guest runs, which needs log-dirty mode (PVH, HVM, and PV on
   *     a Xen with shadow paging); else the guest stands still meanwhile
   * @throws SendFailedException which says whether the guest has to be resumed
   */
  public SentImage send(int domid, int fd, boolean live, TransferObserver observer) {
    TransferThread thread = new TransferThread(host.descriptors(), fd, true);
    Sending sending = new Sending(domid, live, observer, thread::broken);
    try {
      thread.run(
          "send-domain",
          observer,
          () -> {
            sending.run(fd);
            return null;
          });
      return new SentImage(thread.passed(), sending.rounds, sending.suspendedAtNanos);
    } catch (ToolstackException | HypercallException | XenstoreException e) {
      throw new SendFailedException(
          SendFailure.text(e, thread.broken(), live), e, sending.suspended);
    }
  }

  /** Lets a guest that {@link #send} suspended go on where it was. */
  public void resume(int domid) {
    if (hasDeviceModel(domid)) {
      new SavedDeviceModel(host, domid).go();
    }
    host.images().resume(domid);
    host.xenstore().resume(domid);
  }

  private boolean hasDeviceModel(int domid) {
    return host.xenstore()
        .readIfExists(XenstorePaths.libxl(domid) + "/type")
        .filter("hvm"::equals)
        .isPresent();
  }

  /** One transfer; runs on its thread. */
  private final class Sending implements SaveHooks {
    private final int domid;
    private final boolean live;
    private final TransferObserver observer;
    private final BooleanSupplier broken;
    private final boolean deviceModel;
    private byte[] deviceModelState = NOTHING;
    private volatile boolean suspended;
    private volatile long suspendedAtNanos;
    private volatile int rounds;

    Sending(int domid, boolean live, TransferObserver observer, BooleanSupplier broken) {
      this.broken = broken;
      this.domid = domid;
      this.live = live;
      this.observer = observer;
      this.deviceModel = hasDeviceModel(domid);
    }

    void run(int fd) {
      OutputStream out = new DescriptorOutput(host.descriptors(), fd);
      try {
        header(domid).write(out);
        LibxlStream.writeHeader(out);
        LibxlStream.write(out, RecordKind.LIBXC_CONTEXT, NOTHING);
        host.images().save(domid, fd, live, this);
        if (deviceModel) {
          records(out);
        }
        LibxlStream.write(out, RecordKind.END, NOTHING);
      } catch (IOException e) {
        throw new ToolstackException("The image cannot be written: " + e.getMessage() + '.', e);
      }
    }

    private void records(OutputStream out) throws IOException {
      Map<String, String> nodes = new SavedDeviceModel(host, domid).nodes();
      if (!nodes.isEmpty()) {
        LibxlStream.write(out, RecordKind.EMULATOR_XENSTORE_DATA, EmulatorRecord.ofNodes(nodes));
      }
      LibxlStream.write(out, RecordKind.EMULATOR_CONTEXT, EmulatorRecord.of(deviceModelState));
    }

    @Override
    public boolean suspend() {
      observer.suspending();
      try {
        new GuestSuspender(host).suspend(domid, broken);
      } catch (XenstoreException e) {
        throw GuestSuspender.lost(e);
      }
      suspended = true;
      suspendedAtNanos = System.nanoTime();
      if (deviceModel) {
        deviceModelState = new SavedDeviceModel(host, domid).stop(live);
      }
      observer.suspended();
      return true;
    }

    /** libxc asks this also when nothing is sent live, where QEMU need not take part. */
    @Override
    public boolean logDirty(boolean enable) {
      if (live && deviceModel) {
        new SavedDeviceModel(host, domid).logDirty(enable);
      }
      return true;
    }

    @Override
    public void round(int round, long dirtyPages) {
      rounds = round;
      observer.round(round, dirtyPages);
    }
  }
}
