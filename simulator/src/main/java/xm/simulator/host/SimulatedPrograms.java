package xm.simulator.host;

import java.util.function.Supplier;
import xm.toolstack.host.ProgramStarter;
import xm.xenstore.XenstoreClient;

/**
 * Stands for programs of the simulated domain 0. A QEMU is ready at once; its disks and screens are
 * served by the simulated back ends, so there is no process.
 */
public final class SimulatedPrograms implements ProgramStarter {
  /** Above Linux' largest process id, so that nobody ever takes it for a process. */
  private static final long NO_PROCESS = 1L << 40;

  private final Supplier<XenstoreClient> xenstore;

  public SimulatedPrograms(Supplier<XenstoreClient> xenstore) {
    this.xenstore = xenstore;
  }

  @Override
  public long start(Call call) {
    String domid = call.environment().getOrDefault("XEN_DOMAIN_ID", "");
    if (!domid.isEmpty()) {
      xenstore.get().write("/local/domain/0/device-model/" + domid + "/state", "running");
    }
    return NO_PROCESS;
  }

  @Override
  public boolean runs(long pid) {
    return pid == NO_PROCESS;
  }

  @Override
  public void end(long pid) {}
}
