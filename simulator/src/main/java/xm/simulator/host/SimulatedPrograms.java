package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import xm.simulator.qemu.SimulatedDeviceModels;
import xm.toolstack.ToolstackException;
import xm.toolstack.host.ProgramStarter;
import xm.xenstore.XenstoreClient;

/**
 * Stands for programs of the simulated domain 0. A QEMU becomes ready when the simulated host has
 * read its command line and serves its QMP socket. Disks and screens are served by the simulated
 * back ends, so there is no process.
 */
public final class SimulatedPrograms implements ProgramStarter {
  /** Above Linux' largest process id, so that nobody ever takes it for a process. */
  private static final long NO_PROCESS = 1L << 40;

  /** State of a device model that is on its way. */
  public static final String STARTING = "starting";

  private final StateDirectory directory;
  private final Supplier<XenstoreClient> xenstore;

  public SimulatedPrograms(StateDirectory directory, Supplier<XenstoreClient> xenstore) {
    this.directory = directory;
    this.xenstore = xenstore;
  }

  @Override
  public long start(Call call) {
    String domid = call.environment().getOrDefault("XEN_DOMAIN_ID", "");
    if (!domid.isEmpty()) {
      leaveCommandLine(call, domid);
      xenstore.get().write("/local/domain/0/device-model/" + domid + "/state", STARTING);
    }
    return NO_PROCESS;
  }

  private void leaveCommandLine(Call call, String domid) {
    Path file = SimulatedDeviceModels.commandFile(directory, domid);
    try {
      Files.createDirectories(directory.hostPaths().run());
      Files.write(file, call.command());
    } catch (IOException e) {
      throw new ToolstackException(
          "The simulated device model cannot be started: " + e.getMessage() + '.', e);
    }
  }

  @Override
  public boolean runs(long pid) {
    return pid == NO_PROCESS;
  }

  @Override
  public void end(long pid) {}
}
