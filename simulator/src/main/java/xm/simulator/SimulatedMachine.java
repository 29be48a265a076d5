package xm.simulator;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import xm.simulator.backend.SimulatedBackends;
import xm.simulator.console.ConsoleDaemon;
import xm.simulator.fault.Faults;
import xm.simulator.guest.SimulatedGuest;
import xm.simulator.host.StateDirectory;
import xm.simulator.hypervisor.DomainEvents;
import xm.simulator.hypervisor.GuestImages;
import xm.simulator.hypervisor.GuestState;
import xm.simulator.hypervisor.HostShape;
import xm.simulator.hypervisor.SimulatedBuilder;
import xm.simulator.hypervisor.SimulatedHypervisor;
import xm.simulator.io.IoLoop;
import xm.simulator.qemu.SimulatedDeviceModels;
import xm.simulator.xenstored.EmbeddedXenstored;
import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.PathSchema;
import xm.simulator.xenstored.Quota;
import xm.simulator.xenstored.StoreException;
import xm.simulator.xenstored.XenstoredSocket;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.PvImage;
import xm.xenctrl.ShutdownReason;

/** A running simulated machine: hypervisor, xenstored, drivers, guests. Closing pulls the plug. */
public final class SimulatedMachine implements AutoCloseable, DomainEvents {
  private final StateDirectory directory;
  private final Consumer<String> log;
  private final Faults faults;
  private final World world;
  private final IoLoop loop;
  private final SimulatedHypervisor hypervisor;
  private final EmbeddedXenstored xenstored;
  private final ConsoleDaemon consoles;

  /** The guests that run or have run; used on the world's thread alone. */
  private final Map<Integer, SimulatedGuest> guests = new HashMap<>();

  private final Runnable xenstoreSocket;

  /**
   * Starts the machine of a prepared directory.
   *
   * @param log gets a sentence for each thing worth knowing
   */
  public SimulatedMachine(StateDirectory directory, Consumer<String> log) throws IOException {
    this.directory = directory;
    this.log = log;
    faults = new Faults(directory.faults());
    world = new World(log);
    loop = new IoLoop("simulated-sockets", log);
    hypervisor =
        new SimulatedHypervisor(HostShape.load(directory.shapeFile()), faults, System::nanoTime);
    xenstored =
        new EmbeddedXenstored(
            Quota.DEFAULT, hypervisor, Optional.of(PathSchema.load(log)), this::storeFault);
    hypervisor.setEvents(this);
    LocalConnection dom0 = xenstored.dom0();
    new Dom0Nodes(hypervisor, dom0).write(world);
    consoles =
        new ConsoleDaemon(dom0, world, loop, directory.consoles(), hypervisor::aliveDomids, log);
    consoles.start();
    new SimulatedBackends(dom0, world, directory.vifs(), faults, log).start();
    new SimulatedDeviceModels(dom0, world, loop, directory, log).start();
    xenstoreSocket = XenstoredSocket.listen(xenstored, loop, directory.xenstoreSocket());
  }

  public SimulatedHypervisor hypervisor() {
    return hypervisor;
  }

  public EmbeddedXenstored xenstored() {
    return xenstored;
  }

  /** A builder for one client. */
  public GuestBuilder builder() {
    return new SimulatedBuilder(hypervisor, faults, directory::resolve);
  }

  public ConsoleDaemon consoles() {
    return consoles;
  }

  public Faults faults() {
    return faults;
  }

  /** Returns when guests and drivers have done all that they had to do at the time of the call. */
  public void settle() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    world.execute(done::countDown);
    done.await();
  }

  /** The thread of all sockets. */
  public IoLoop loop() {
    return loop;
  }

  @Override
  public void paused(int domid) {
    world.execute(() -> guest(domid).ifPresent(SimulatedGuest::pause));
  }

  @Override
  public void unpaused(int domid) {
    world.execute(
        () -> {
          SimulatedGuest known = guests.get(domid);
          if (known != null) {
            known.resume();
          } else {
            boot(domid);
          }
        });
  }

  @Override
  public void shutDown(int domid, ShutdownReason reason) {
    log.accept("Domain " + domid + " has shut down: " + reason + ".");
    boolean goesOn = reason == ShutdownReason.SUSPEND;
    world.execute(
        () -> guest(domid).ifPresent(goesOn ? SimulatedGuest::pause : SimulatedGuest::stop));
    xenstored.domainsChanged();
  }

  @Override
  public void resumed(int domid) {
    log.accept("Domain " + domid + " goes on after its suspend.");
    world.execute(() -> guest(domid).ifPresent(SimulatedGuest::goOn));
  }

  /** The guests' side of images. */
  public GuestImages images() {
    return new MachineImages(hypervisor, world, this::guest);
  }

  @Override
  public void destroyed(int domid) {
    log.accept("Domain " + domid + " was destroyed.");
    world.execute(
        () -> {
          guest(domid).ifPresent(SimulatedGuest::stop);
          guests.remove(domid);
        });
    xenstored.domainsChanged();
  }

  @Override
  public void nmi(int domid) {
    world.execute(() -> guest(domid).ifPresent(SimulatedGuest::nmi));
  }

  @Override
  public void close() {
    xenstoreSocket.run();
    loop.close();
    world.close();
  }

  private Optional<SimulatedGuest> guest(int domid) {
    return Optional.ofNullable(guests.get(domid));
  }

  private void boot(int domid) {
    Optional<PvImage> image = hypervisor.image(domid);
    if (image.isEmpty()) {
      log.accept("Domain " + domid + " was unpaused without an image: there is nothing to run.");
      return;
    }
    LocalConnection store;
    try {
      store = xenstored.guest(domid);
    } catch (StoreException e) {
      log.accept("Domain " + domid + " was not introduced to xenstored: its boot hangs.");
      hypervisor.guestLoad(domid, 1);
      return;
    }
    log.accept("Domain " + domid + " begins to run.");
    SimulatedGuest guest =
        new SimulatedGuest(
            image.get(),
            store,
            consoles.console(domid),
            new GuestHypercalls(hypervisor, domid),
            world,
            faults);
    guests.put(domid, guest);
    Optional<GuestState> restored = hypervisor.restored(domid);
    if (restored.isPresent()) {
      guest.start(restored.get().ticks());
    } else {
      guest.start();
    }
  }

  private Optional<String> storeFault(String operation, String subject) {
    return faults.take("xenstore", operation + " " + subject).map(fault -> fault.errnoOr("EIO"));
  }
}
