package xm.simulator.guest;

import xm.simulator.World;
import xm.simulator.backend.DriverDomain;
import xm.simulator.console.GuestConsole;
import xm.simulator.fault.Faults;
import xm.simulator.xenstored.LocalConnection;
import xm.simulator.xenstored.StoreException;
import xm.xenctrl.PvImage;
import xm.xenctrl.ShutdownReason;

/** A running guest, from its first instruction to its end; acts on the world's thread alone. */
public final class SimulatedGuest {
  private static final double BUSY = 0.95;
  private static final double IDLE = 0.01;

  /** How long the boot waits for devices that do not answer. */
  private static final long DEVICE_WAIT_MILLIS = 2000;

  private final PvImage image;
  private final GuestOptions options;
  private final LocalConnection store;
  private final GuestConsole console;
  private final GuestMachine machine;
  private final Faults faults;
  private final GuestTime time;
  private final GuestShell shell;
  private final Frontends frontends;
  private final GuestControl control;
  private final TickCounter counter;
  private boolean waitingForDevices;
  private boolean stopping;
  private long bootedMillis;

  /**
   * @param store the guest's own connection
   */
  public SimulatedGuest(
      PvImage image,
      LocalConnection store,
      GuestConsole console,
      GuestMachine machine,
      World world,
      Faults faults) {
    this.image = image;
    this.options = GuestOptions.parse(image.commandLine());
    this.store = store;
    this.console = console;
    this.machine = machine;
    this.faults = faults;
    this.time = new GuestTime(world);
    this.shell = new GuestShell(new ShellAccess(), console::print);
    this.counter = new TickCounter(time, console::print);
    this.frontends =
        new Frontends(store, time, options.absentDevices(), this::kernelLine, this::deviceSettled);
    this.control = new GuestControl(store, time, machine, options, new ControlAccess());
  }

  /** The first unpause. */
  public void start() {
    bootedMillis = System.nanoTime() / 1_000_000;
    machine.load(BUSY);
    console.attach(bytes -> time.execute(() -> shell.typed(bytes)));
    kernelLine("Simulated guest, not Linux: booted by the simulated host of xm");
    kernelLine("Command line: " + image.commandLine());
    kernelLine("Memory: " + image.memoryMib() * 1024 + "K, " + image.maxVcpus() + " vcpus");
    kernelLine(
        "xen: domain "
            + image.domid()
            + ", console port "
            + image.consolePort()
            + ", xenstore port "
            + image.storePort());
    time.after(options.bootMillis() / 2, this::probe);
  }

  /**
   * The first unpause of a guest that comes out of an image, up as it was.
   *
   * @param ticks how far it has counted, -1 when it does not
   */
  public void start(long ticks) {
    bootedMillis = System.nanoTime() / 1_000_000;
    console.attach(bytes -> time.execute(() -> shell.typed(bytes)));
    kernelLine("xen: restored as domain " + image.domid());
    try {
      control.start(image.maxVcpus());
      frontends.start();
      serve();
    } catch (StoreException e) {
      kernelLine("xenbus: " + e.getMessage());
    }
    machine.load(IDLE);
    shell.start();
    counter.start(ticks);
  }

  /** After a suspend that was for an image only. */
  public void goOn() {
    stopping = false;
    machine.load(IDLE);
    resume();
    kernelLine("PM: resumed");
  }

  /** How far it has counted, -1 when it does not. */
  public long ticks() {
    return counter.ticks();
  }

  public void pause() {
    time.pause();
  }

  public void resume() {
    time.resume();
  }

  /** A non-maskable interrupt that no device sent: Linux says so and goes on. */
  public void nmi() {
    kernelLine("Uhhuh. NMI received for unknown reason 00 on CPU 0.");
    kernelLine("Dazed and confused, but trying to continue");
  }

  /** The domain has ended, or is gone. */
  public void stop() {
    time.end();
    console.attach(bytes -> {});
  }

  private void probe() {
    if (options.crashAtBoot()) {
      crash("Kernel panic - not syncing: asked to crash at boot (sim.crash-at-boot)");
      return;
    }
    kernelLine("xenbus: probing devices");
    if (options.hangInBoot()) {
      return; // spins here for ever
    }
    waitingForDevices = true;
    try {
      control.start(image.maxVcpus());
      frontends.start();
      serve();
    } catch (StoreException e) {
      kernelLine("xenbus: " + e.getMessage());
    }
    time.after(options.bootMillis() / 2, this::deviceSettled);
    time.after(options.bootMillis() + DEVICE_WAIT_MILLIS, this::ready);
  }

  private void serve() {
    if (options.driverDomain()) {
      new DriverDomain(store, time, faults, this::kernelLine).start();
    }
  }

  private void deviceSettled() {
    long since = System.nanoTime() / 1_000_000 - bootedMillis;
    if (frontends.allConnected() && since >= options.bootMillis()) {
      ready();
    }
  }

  private void ready() {
    if (!waitingForDevices || stopping) {
      return;
    }
    waitingForDevices = false;
    for (String path : frontends.unconnected()) {
      kernelLine("xenbus: timeout connecting to device " + path);
    }
    machine.load(IDLE);
    console.print("\r\nDOMU READY\r\n");
    shell.start();
    if (options.crashAfterMillis() >= 0) {
      time.after(
          options.crashAfterMillis(),
          () -> crash("Kernel panic - not syncing: asked to crash (sim.crash-after)"));
    }
  }

  /** Devices stay as they are; nothing is said on the console, as by Linux without debugging. */
  private void suspend() {
    if (!stopping) {
      stopping = true;
      time.after(options.shutdownMillis(), () -> machine.shutdown(ShutdownReason.SUSPEND));
    }
  }

  private void end(String word, ShutdownReason reason) {
    if (stopping) {
      return;
    }
    stopping = true;
    machine.load(BUSY);
    console.print("\r\nThe system is going down (" + word + ")\r\n");
    time.after(
        options.shutdownMillis(),
        () -> {
          kernelLine("reboot: " + word);
          machine.shutdown(reason);
        });
  }

  private void crash(String text) {
    stopping = true;
    kernelLine(text);
    machine.shutdown(ShutdownReason.CRASH);
  }

  private void kernelLine(String text) {
    long millis = System.nanoTime() / 1_000_000 - bootedMillis;
    StringBuilder line = new StringBuilder("[");
    String seconds = Long.toString(millis / 1000);
    line.append(" ".repeat(Math.max(0, 5 - seconds.length()))).append(seconds).append('.');
    String fraction = Long.toString(millis % 1000);
    line.append("0".repeat(3 - fraction.length())).append(fraction).append("000] ");
    console.print(line.append(text).append("\r\n").toString());
  }

  private String name() {
    try {
      return store.readIfExists("name").orElse("guest");
    } catch (StoreException e) {
      return "guest";
    }
  }

  private final class ShellAccess implements GuestShell.Guest {
    @Override
    public void powerOff() {
      end("poweroff", ShutdownReason.POWEROFF);
    }

    @Override
    public void reboot() {
      end("reboot", ShutdownReason.REBOOT);
    }

    @Override
    public void crash() {
      SimulatedGuest.this.crash("Kernel panic - not syncing: crash was typed on the console");
    }

    @Override
    public void count() {
      counter.start(0);
    }

    @Override
    public String devices() {
      return String.join("  ", frontends.paths());
    }

    @Override
    public String commandLine() {
      return image.commandLine();
    }

    @Override
    public String name() {
      return SimulatedGuest.this.name();
    }
  }

  private final class ControlAccess implements GuestControl.Guest {
    @Override
    public void end(String word, ShutdownReason reason) {
      if (reason == ShutdownReason.SUSPEND) {
        suspend();
      } else {
        SimulatedGuest.this.end(word, reason);
      }
    }

    @Override
    public void crash(String text) {
      SimulatedGuest.this.crash(text);
    }

    @Override
    public void say(String text) {
      kernelLine(text);
    }
  }
}
