package xm.toolstack.pci;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.config.model.GuestType;
import xm.config.model.PciBus;
import xm.config.model.PciSpec;
import xm.toolstack.Progress;
import xm.toolstack.ToolstackException;
import xm.toolstack.create.CreateRefusedException;
import xm.toolstack.create.DeviceAdmission;
import xm.toolstack.device.DeviceAttacher;
import xm.toolstack.device.DeviceRemover;
import xm.toolstack.device.DeviceType;
import xm.toolstack.device.DeviceTypes;
import xm.toolstack.device.XenbusState;
import xm.toolstack.host.Host;
import xm.toolstack.hotplug.StoredDevices;
import xm.toolstack.operate.LiveDomains;
import xm.toolstack.qemu.QemuPci;
import xm.xenctrl.DomainInfo;
import xm.xenstore.XenstoreTimeoutException;

/** PCI functions given to running domains and taken from them. */
public final class PciPassthrough {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Host host;
  private final Progress notices;

  public PciPassthrough(Host host, Progress notices) {
    this.host = host;
    this.notices = notices;
  }

  /**
   * Gives functions to a running domain; on failure it is as before.
   *
   * @throws CreateRefusedException with every reason why they cannot be given
   * @throws ToolstackException naming the function and what the kernel, Xen or the guest said
   */
  public void attach(int domid, List<PciSpec> functions) {
    DomainInfo info = running(domid);
    DeviceAdmission.admit(host, new PciBus(functions), bus -> give(info, bus));
    new StoredDevices(host, domid, info.handle()).pci(specs(domid));
  }

  private void give(DomainInfo info, PciBus bus) {
    int domid = info.domid();
    GuestType type = new LiveDomains(host).type(info);
    PciBackend backend = new PciBackend(host.xenstore(), domid);
    List<PciAddress> present = new ArrayList<>();
    backend.functions().forEach(f -> present.add(f.address()));
    for (PciSpec function : bus.functions()) {
      if (present.contains(PciAddress.of(function))) {
        throw new ToolstackException("pci: device " + function.address() + " has been attached! ");
      }
    }
    List<String> refusals = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    PciCheck.run(host, type, bus.functions(), present, refusals, warnings);
    if (!refusals.isEmpty()) {
      throw new CreateRefusedException(refusals);
    }
    warnings.forEach(notices::warn);
    boolean first = host.xenstore().readIfExists(backend.path() + "/num_devs").isEmpty();
    if (!first && type == GuestType.PV) {
      awaitGuest(backend, "took no part in the last change");
    }
    connect(domid, type, bus, backend, first, present);
  }

  private void connect(
      int domid,
      GuestType type,
      PciBus bus,
      PciBackend backend,
      boolean first,
      List<PciAddress> present) {
    PciAssigner assigner = new PciAssigner(host, domid, type == GuestType.HVM);
    List<PciAddress> given = new ArrayList<>();
    boolean noted = false;
    try {
      for (PciSpec function : bus.functions()) {
        List<PciAddress> kept = new ArrayList<>(present);
        kept.addAll(given);
        assigner.give(function, kept);
        given.add(PciAddress.of(function));
      }
      noted = true;
      if (first) {
        new DeviceAttacher(host)
            .attach(
                DeviceTypes.PCI.nodes(
                    bus, 0, new DeviceType.GuestFacts(DeviceType.Ends.inDom0(domid), "", "")));
      } else {
        backend.add(bus.functions());
        if (type == GuestType.PV) {
          awaitGuest(backend, "did not take the new device");
        }
      }
    } catch (RuntimeException failure) {
      undo(assigner, backend, first, noted, given, present, failure);
      throw failure;
    }
  }

  private void undo(
      PciAssigner assigner,
      PciBackend backend,
      boolean first,
      boolean noted,
      List<PciAddress> given,
      List<PciAddress> present,
      RuntimeException failure) {
    try {
      if (noted && first) {
        new DeviceRemover(host).remove(backend.device());
      } else if (noted) {
        List<PciAddress> now = new ArrayList<>();
        backend.functions().forEach(f -> now.add(f.address()));
        for (PciAddress address : given) {
          if (now.contains(address)) {
            backend.remove(address);
          }
        }
        host.xenstore().write(backend.path() + "/state", XenbusState.CONNECTED.wire());
      }
    } catch (RuntimeException e) { // the functions go back in any case
      failure.addSuppressed(e);
    }
    for (PciAddress address : given) {
      for (String told : assigner.take(address, present)) {
        failure.addSuppressed(new ToolstackException(told));
      }
    }
  }

  /**
   * Takes a function from a running domain.
   *
   * @throws ToolstackException {@code pci: device 0000:07:00.0 is not attached!}, or when the guest
   *     does not let go of it: it keeps it then
   */
  public void detach(int domid, PciAddress address) {
    DomainInfo info = running(domid);
    GuestType type = new LiveDomains(host).type(info);
    PciBackend backend = new PciBackend(host.xenstore(), domid);
    List<PciBackend.Function> functions = backend.functions();
    Optional<PciBackend.Function> found =
        functions.stream().filter(f -> f.address().equals(address)).findFirst();
    if (found.isEmpty()) {
      throw new ToolstackException("pci: device " + address + " is not attached!");
    }
    if (type == GuestType.HVM) {
      QemuPci.remove(host, domid, address);
    } else if (state(backend) != XenbusState.INIT_WAIT) {
      letGo(backend, found.get());
    }
    List<PciAddress> kept = new ArrayList<>();
    functions.forEach(f -> kept.add(f.address()));
    kept.remove(address);
    List<String> failures = new PciAssigner(host, domid, type == GuestType.HVM).take(address, kept);
    if (kept.isEmpty()) {
      new DeviceRemover(host).remove(backend.device());
    } else {
      backend.remove(address);
    }
    new StoredDevices(host, domid, info.handle()).pci(specs(domid));
    if (!failures.isEmpty()) {
      throw new ToolstackException(
          "PCI device "
              + address
              + " was taken from the domain, but not all of it: "
              + String.join(" ", failures));
    }
  }

  /** Asks the guest. A guest whose driver never connected has nothing to let go of. */
  private void letGo(PciBackend backend, PciBackend.Function function) {
    String state = backend.path() + "/state-" + function.number();
    awaitGuest(backend, "took no part in the last change");
    String before = host.xenstore().readIfExists(state).orElse(XenbusState.INITIALISED.wire());
    backend.states(function.number(), XenbusState.CLOSING, XenbusState.RECONFIGURING);
    try {
      awaitGuest(backend, "did not let go of " + function.address());
    } catch (ToolstackException e) {
      host.xenstore().write(state, before);
      host.xenstore().write(backend.path() + "/state", XenbusState.CONNECTED.wire());
      throw e;
    }
  }

  private XenbusState state(PciBackend backend) {
    return XenbusState.parse(host.xenstore().readIfExists(backend.path() + "/state"))
        .orElse(XenbusState.UNKNOWN);
  }

  private void awaitGuest(PciBackend backend, String otherwise) {
    String state = backend.path() + "/state";
    try {
      host.xenstore()
          .await(
              LIMIT,
              "the guest's PCI driver",
              r ->
                  XenbusState.parse(r.readIfExists(state)).filter(s -> s == XenbusState.CONNECTED));
    } catch (XenstoreTimeoutException e) {
      throw new ToolstackException(
          "The guest "
              + otherwise
              + " within "
              + LIMIT.toSeconds()
              + " s ("
              + state
              + " is "
              + host.xenstore().readIfExists(state).orElse("missing")
              + "): is it paused, and does its kernel have xen-pcifront?",
          e);
    }
  }

  private List<PciSpec> specs(int domid) {
    List<PciSpec> specs = new ArrayList<>();
    new PciBackend(host.xenstore(), domid).functions().forEach(f -> specs.add(f.spec()));
    return specs;
  }

  private DomainInfo running(int domid) {
    DomainInfo info = new LiveDomains(host).require(domid);
    if (domid == 0 || info.shutdown() || info.dying()) {
      throw new ToolstackException(
          domid == 0
              ? "Domain-0 has all devices that are not set aside."
              : "Domain " + domid + " has ended; it takes no devices any more.");
    }
    return info;
  }
}
