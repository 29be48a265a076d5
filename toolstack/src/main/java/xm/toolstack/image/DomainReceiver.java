package xm.toolstack.image;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xm.config.model.CpuSelection;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.DomainCreator;
import xm.toolstack.create.ImageSource;
import xm.toolstack.create.SameDomain;
import xm.toolstack.create.StartedDomain;
import xm.toolstack.host.Host;
import xm.toolstack.image.format.EmulatorRecord;
import xm.toolstack.image.format.ImageFormatException;
import xm.toolstack.image.format.LibxlRecord;
import xm.toolstack.image.format.LibxlStream;
import xm.toolstack.image.format.RecordKind;
import xm.toolstack.image.format.XlHeader;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.HypercallException;
import xm.xenctrl.ImageCalls.RestorePorts;

/**
 * Makes a domain from an image that comes in on a descriptor, of xm or of xl. First {@link #open},
 * which tells what would come and changes nothing, then {@link #receive}.
 */
public final class DomainReceiver {
  private final Host host;

  public DomainReceiver(Host host) {
    this.host = host;
  }

  /**
   * Reads header and configuration.
   *
   * @throws ImageFormatException when the descriptor leads to something else
   */
  public IncomingImage open(int fd) {
    InputStream in = new DescriptorInput(host.descriptors(), fd);
    XlHeader header = XlHeader.read(in);
    DomainConfig config = ReceivedConfig.of(header);
    return new IncomingImage(fd, config);
  }

  /**
   * Makes the domain: everything that {@code xm create} checks is checked first, and a failure, the
   * end of the process included, takes away all that was made. No monitor is started.
   *
   * @throws xm.toolstack.create.CreateRefusedException with all reasons, before anything is made
   * @throws ToolstackException naming what failed
   */
  public StartedDomain receive(
      IncomingImage image, ReceiveOptions options, TransferObserver observer) {
    return receive(image, options, observer, Progress.NONE);
  }

  /** As above, telling each step. */
  public StartedDomain receive(
      IncomingImage image, ReceiveOptions options, TransferObserver observer, Progress progress) {
    DomainConfig config = image.config();
    String name = config.name() + options.nameSuffix();
    DomainConfig named = SameDomain.of(config, name, config.uuid().orElseThrow());
    if (options.node().isPresent()) {
      named = named.withCpus(onNode(named.cpus(), options.node().getAsInt()));
    }
    Source source = new Source(image, observer);
    return new DomainCreator(host)
        .restore(named, new CreateOptions(options.paused()), source, progress);
  }

  private static Cpus onNode(Cpus cpus, int node) {
    CpuSelection all = new CpuSelection(List.of(new CpuSelection.Term(false, true, node, node)));
    return new Cpus(cpus.max(), cpus.available(), List.of(), List.of(all));
  }

  /** The rest of one image. */
  private final class Source implements ImageSource {
    private final IncomingImage image;
    private final TransferObserver observer;
    private Optional<byte[]> state = Optional.empty();
    private Map<String, String> nodes = Map.of();

    Source(IncomingImage image, TransferObserver observer) {
      this.image = image;
      this.observer = observer;
    }

    @Override
    public BuiltImage fill(int domid, RestorePorts ports, Runnable withoutPolicy) {
      TransferThread thread = new TransferThread(host.descriptors(), image.fd(), false);
      try {
        BuiltImage built =
            thread.run("receive-domain", observer, () -> read(domid, ports, withoutPolicy));
        observer.restored();
        return built;
      } catch (HypercallException | ImageFormatException e) {
        if (thread.broken()) {
          throw new ToolstackException("Interrupted while the image was read.", e);
        }
        throw e instanceof HypercallException refused ? sentence(refused) : e;
      }
    }

    private BuiltImage read(int domid, RestorePorts ports, Runnable withoutPolicy) {
      InputStream in = new DescriptorInput(host.descriptors(), image.fd());
      LibxlStream.readHeader(in);
      if (LibxlStream.read(in).kind() != RecordKind.LIBXC_CONTEXT) {
        throw new ImageFormatException("The image is damaged: it does not begin with memory.");
      }
      BuiltImage built = host.images().restore(domid, image.fd(), ports, withoutPolicy);
      records(in);
      return built;
    }

    private void records(InputStream in) {
      boolean hvm = image.config().type() == GuestType.HVM;
      while (true) {
        LibxlRecord record = LibxlStream.read(in);
        switch (record.kind()) {
          case END -> {
            if (hvm && state.isEmpty()) {
              throw new ImageFormatException(
                  "The image is damaged: it has no state of the device model.");
            }
            return;
          }
          case EMULATOR_XENSTORE_DATA -> {
            requireHvm(hvm, record);
            nodes = EmulatorRecord.nodes(record);
          }
          case EMULATOR_CONTEXT -> {
            requireHvm(hvm, record);
            state = Optional.of(EmulatorRecord.data(record));
          }
          default ->
              throw new ImageFormatException(
                  "The image has a part "
                      + record.kind()
                      + " at a place where there can be none: it is damaged, or a stream of"
                      + " Remus.");
        }
      }
    }

    private static void requireHvm(boolean hvm, LibxlRecord record) {
      if (!hvm) {
        throw new ImageFormatException(
            "The image is damaged: a guest without a device model has a part "
                + record.kind()
                + '.');
      }
    }

    /** errno says nothing here, and is 0 when the stream ended early. */
    private static ToolstackException sentence(HypercallException e) {
      if (e.getMessage().contains("Failed to read")) {
        return new ImageFormatException(
            "The image ends early, in the guest's memory: it was not written to its end.", e);
      }
      return new ToolstackException(e.getMessage(), e);
    }

    @Override
    public Optional<byte[]> deviceModelState() {
      return state;
    }

    @Override
    public Map<String, String> deviceModelNodes() {
      return nodes;
    }
  }
}
