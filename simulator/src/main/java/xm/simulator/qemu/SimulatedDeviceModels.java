package xm.simulator.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import xm.simulator.fault.Faults;
import xm.simulator.host.SimulatedPrograms;
import xm.simulator.host.StateDirectory;
import xm.simulator.io.IoLoop;
import xm.simulator.xenstored.LocalConnection;

/**
 * Serves the QMP socket of each HVM domain from the moment its device model is started until the
 * model's nodes are taken away.
 */
public final class SimulatedDeviceModels {
  private static final String ROOT = "/local/domain/0/device-model";

  private final LocalConnection store;
  private final Executor world;
  private final IoLoop loop;
  private final StateDirectory directory;
  private final Consumer<String> log;
  private final Faults faults;
  private final Map<String, Runnable> sockets = new HashMap<>();

  public SimulatedDeviceModels(
      LocalConnection store,
      Executor world,
      IoLoop loop,
      StateDirectory directory,
      Consumer<String> log) {
    this.store = store;
    this.world = world;
    this.loop = loop;
    this.directory = directory;
    this.log = log;
    this.faults = new Faults(directory.faults());
  }

  /** Begins to watch. */
  public void start() {
    store.watch(ROOT, world, path -> look());
  }

  private void look() {
    List<String> domids = store.list(ROOT);
    for (String domid : domids) {
      String state = store.readIfExists(ROOT + '/' + domid + "/state").orElse("");
      if (state.equals(SimulatedPrograms.STARTING) && !sockets.containsKey(domid)) {
        serve(domid);
      }
    }
    for (String domid : List.copyOf(sockets.keySet())) {
      if (!domids.contains(domid)) {
        sockets.remove(domid).run();
        commandFile(directory, domid).toFile().delete();
      }
    }
  }

  private void serve(String domid) {
    try {
      List<String> arguments = Files.readAllLines(commandFile(directory, domid));
      String console = directory.consoles().resolve(domid + ".sock").toString();
      SimulatedQemu qemu = new SimulatedQemu(arguments, console, faults);
      Path socket = directory.hostPaths().run().resolve("qmp-libxl-" + domid);
      sockets.put(domid, loop.listen(socket, peer -> new QmpConversation(qemu, peer)));
      store.write(ROOT + '/' + domid + "/state", "running");
    } catch (IOException | IllegalArgumentException e) {
      log.accept("The device model of domain " + domid + " cannot start: " + e.getMessage());
    }
  }

  /** Where the command line of a device model is, a word a line. */
  public static Path commandFile(StateDirectory directory, String domid) {
    return directory.hostPaths().run().resolve("device-model-" + domid);
  }
}
