package xm.simulator;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import xm.simulator.guest.SimulatedGuest;
import xm.simulator.hypervisor.GuestImages;
import xm.simulator.hypervisor.SimulatedHypervisor;

/** Takes guests' state out of a machine and puts it in. */
final class MachineImages implements GuestImages {
  private final SimulatedHypervisor hypervisor;
  private final World world;
  private final IntFunction<Optional<SimulatedGuest>> guests;

  /**
   * @param guests asked on the world's thread alone
   */
  MachineImages(
      SimulatedHypervisor hypervisor, World world, IntFunction<Optional<SimulatedGuest>> guests) {
    this.hypervisor = hypervisor;
    this.world = world;
    this.guests = guests;
  }

  @Override
  public byte[] state(int domid, boolean live) {
    CompletableFuture<Long> ticks = new CompletableFuture<>();
    world.execute(() -> ticks.complete(guests.apply(domid).map(SimulatedGuest::ticks).orElse(-1L)));
    return hypervisor.saved(domid, ticks.join(), live);
  }

  @Override
  public void load(int domid, int storePort, int consolePort, byte[] state) {
    hypervisor.restore(domid, storePort, consolePort, state);
  }

  @Override
  public void resume(int domid) {
    hypervisor.resumeGuest(domid);
  }

  @Override
  public long memoryKib(int domid) {
    return hypervisor.memoryKib(domid);
  }
}
