package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import xm.simulator.fault.Fault;
import xm.simulator.fault.Faults;
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

  /** One that has ended. */
  private static final long ENDED = 1L << 41;

  /** State of a device model that is on its way. */
  public static final String STARTING = "starting";

  private final StateDirectory directory;
  private final Supplier<XenstoreClient> xenstore;

  public SimulatedPrograms(StateDirectory directory, Supplier<XenstoreClient> xenstore) {
    this.directory = directory;
    this.xenstore = xenstore;
  }

  /** The fault {@code qemu} ends it at once, with its text as last words. */
  @Override
  public long start(Call call) {
    Optional<Fault> fault =
        new Faults(directory.faults()).take("qemu", String.join(" ", call.command()));
    if (fault.isPresent()) {
      say(call.log(), fault.get().textOr("no memory"));
      return ENDED;
    }
    String domid = call.environment().getOrDefault("XEN_DOMAIN_ID", "");
    if (!domid.isEmpty()) {
      leaveCommandLine(call, domid);
      xenstore.get().write("/local/domain/0/device-model/" + domid + "/state", STARTING);
    }
    return NO_PROCESS;
  }

  private static void say(Path log, String words) {
    try {
      Files.createDirectories(log.getParent());
      Files.writeString(log, words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ToolstackException(
          "The simulated device model has no log: " + e.getMessage() + '.', e);
    }
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
