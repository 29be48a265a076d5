package xm.toolstack.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.Host;
import xm.toolstack.host.HotplugRunner;
import xm.xenstore.XenstoreClient;
import xm.xenstore.XenstoreTimeoutException;

/**
 * Takes devices away from a domain by force: the guest is not asked. The order matters, for the
 * scripts read the backend's nodes to find the loop device or interface that they have to free.
 */
public final class DeviceRemover {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
  private static final Duration QEMU_LIMIT = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 20;

  private final Host host;
  private final XenstoreClient xenstore;
  private final HotplugScripts scripts;
  private final DriverDomains drivers;
  private final Duration closeLimit;
  private final Duration qemuLimit;

  public DeviceRemover(Host host) {
    this(host, CLOSE_LIMIT, QEMU_LIMIT);
  }

  DeviceRemover(Host host, Duration closeLimit, Duration qemuLimit) {
    this.host = host;
    this.xenstore = host.xenstore();
    this.scripts = new HotplugScripts(xenstore, host.hotplug());
    this.drivers = new DriverDomains(host);
    this.closeLimit = closeLimit;
    this.qemuLimit = qemuLimit;
  }

  /** All devices of a domain that libxl's record lists, whichever tool attached them. */
  public List<Device> devicesOf(int domid) {
    List<Device> devices = new ArrayList<>();
    String root = XenstorePaths.libxlDevices(domid);
    for (String kind : xenstore.listIfExists(root)) {
      for (String number : xenstore.listIfExists(root + '/' + kind)) {
        Optional<Integer> devid = parse(number);
        if (devid.isPresent()) {
          xenstore
              .readIfExists(XenstorePaths.libxlDevice(domid, kind, devid.get()) + "/backend")
              .flatMap(path -> Device.ofBackendPath(domid, kind, devid.get(), path))
              .ifPresent(devices::add);
        }
      }
    }
    // libxl from 4.15 on keeps no record of PCI devices
    Device pci = Device.inDom0(domid, "pci", 0);
    if (!devices.contains(pci)
        && xenstore.readIfExists(pci.backendPath() + "/num_devs").isPresent()) {
      devices.add(pci);
    }
    return devices;
  }

  /**
   * Removes one device and all its nodes; no error when it is not there.
   *
   * @throws ToolstackException when the backend did not let go in time; the nodes are gone then
   */
  public void remove(Device device) {
    remove(device, false);
  }

  /**
   * As {@link #remove} when the domain's QEMU has ended already: nobody answers for its devices.
   */
  public void removeWithoutQemu(Device device) {
    remove(device, device.servedByQemu());
  }

  private void remove(Device device, boolean nobodyAnswers) {
    if (device.isConsole()) {
      new DeviceStore(xenstore).remove(device);
      return;
    }
    Optional<ToolstackException> failure = Optional.empty();
    if (startClosing(device)) {
      failure = device.inDriverDomain() ? removeThere(device) : removeHere(device, nobodyAnswers);
    }
    new DeviceStore(xenstore).remove(device);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** The scripts come before the nodes go: they read them. */
  private Optional<ToolstackException> removeHere(Device device, boolean nobodyAnswers) {
    Optional<ToolstackException> failure = nobodyAnswers ? Optional.empty() : awaitClosed(device);
    Optional<HotplugRunner.Result> script = scripts.detach(device);
    if (failure.isEmpty() && script.isPresent() && script.get().exitCode() != 0) {
      failure = Optional.of(scriptFailed(device, script.get()));
    }
    StrayLoops.freeDeletedImage(host, device);
    return failure;
  }

  /** A driver domain runs its script and then removes what is its own. */
  private Optional<ToolstackException> removeThere(Device device) {
    if (!answered(device)) {
      return Optional.empty();
    }
    Optional<ToolstackException> failure = awaitClosed(device);
    return failure.isPresent() ? failure : drivers.awaitGone(device, closeLimit);
  }

  /**
   * Takes a device away as the guest agrees to it; no error when it is not there.
   *
   * @throws ToolstackException when the guest does not let go of it in time. The device stays
   *     usable then, and goes as soon as the guest closes it
   */
  public void detach(Device device) {
    String backend = device.backendPath();
    boolean present =
        xenstore.transaction(
            ATTEMPTS,
            t -> {
              Optional<XenbusState> state = XenbusState.parse(t.readIfExists(backend + "/state"));
              if (state.isPresent()) {
                t.write(backend + "/online", "0"); // before the state, which the drivers watch
                if (state.get() != XenbusState.CLOSED) {
                  t.write(backend + "/state", XenbusState.CLOSING.wire());
                }
              }
              return state.isPresent();
            });
    if (present && answered(device) && !closed(device, closeLimit)) {
      throw new ToolstackException(
          device.label()
              + " could not be disconnected: the guest did not let go of it within "
              + closeLimit.toSeconds()
              + " s. Release it in the guest (umount, ip link set down) and try again, or take it"
              + " away by force with -f.");
    }
    remove(device);
  }

  /** Whether the guest will be asked: by a driver domain only while that runs. */
  private boolean answered(Device device) {
    return !device.inDriverDomain() || drivers.answers(device);
  }

  private boolean closed(Device device, Duration limit) {
    String state = device.backendPath() + "/state";
    try {
      return xenstore.await(
          limit,
          "device " + device.devid() + " (" + device.kind() + ") to close",
          r -> {
            Optional<XenbusState> now = XenbusState.parse(r.readIfExists(state));
            return now.isEmpty() || now.get() == XenbusState.CLOSED
                ? Optional.of(Boolean.TRUE)
                : Optional.<Boolean>empty();
          });
    } catch (XenstoreTimeoutException e) {
      return false;
    }
  }

  /**
   * Tells the backend to close. The frontend goes first, so that the backend need not wait for it.
   *
   * @return false when there is no backend (any more)
   */
  private boolean startClosing(Device device) {
    String backend = device.backendPath();
    return xenstore.transaction(
        ATTEMPTS,
        t -> {
          t.rm(device.frontendPath());
          Optional<XenbusState> state = XenbusState.parse(t.readIfExists(backend + "/state"));
          if (state.isEmpty()) {
            return false;
          }
          t.write(backend + "/online", "0");
          if (state.get() != XenbusState.CLOSED) {
            t.write(backend + "/state", XenbusState.CLOSING.wire());
          }
          return true;
        });
  }

  private Optional<ToolstackException> awaitClosed(Device device) {
    // The QEMU of a domain that is ending may be dead already and is not worth a long wait.
    Duration limit = device.servedByQemu() ? qemuLimit : closeLimit;
    return closed(device, limit) || device.servedByQemu()
        ? Optional.empty()
        : Optional.of(
            new ToolstackException(
                device.label()
                    + " did not close within "
                    + limit.toSeconds()
                    + " s; its nodes were removed, but its backend may still hold "
                    + heldBy(device)
                    + '.'));
  }

  private String heldBy(Device device) {
    if (device.inDriverDomain()) {
      return "its resources in " + drivers.label(device); // what its nodes say is that domain's
    }
    return xenstore
        .readIfExists(device.backendPath() + "/params")
        .or(() -> xenstore.readIfExists(device.backendPath() + "/bridge"))
        .filter(s -> !s.isEmpty())
        .orElse("its resources");
  }

  private static ToolstackException scriptFailed(Device device, HotplugRunner.Result result) {
    return new ToolstackException(
        "The hotplug script of device "
            + device.devid()
            + " ("
            + device.kind()
            + ") "
            + (result.timedOut()
                ? "did not end in time"
                : "failed with exit code " + result.exitCode())
            + (result.output().isBlank() ? "." : ": " + result.output().replace('\n', ' ')));
  }

  private static Optional<Integer> parse(String number) {
    try {
      return Optional.of(Integer.valueOf(number));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
