package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import xm.simulator.fault.Fault;
import xm.simulator.fault.Faults;
import xm.toolstack.host.HostFiles;
import xm.toolstack.host.HotplugRunner;
import xm.xenstore.XenstoreClient;

/**
 * Does in domain 0's xenstore what the hotplug scripts do: block scripts name the device, vif
 * scripts put the interface on its bridge, and both leave {@code hotplug-error} behind when they
 * fail.
 */
public final class SimulatedScripts implements HotplugRunner {
  private static final int NOT_FOUND = 127;

  private final StateDirectory directory;
  private final HostFiles files;
  private final Supplier<XenstoreClient> xenstore;
  private final Faults faults;

  public SimulatedScripts(
      StateDirectory directory, HostFiles files, Supplier<XenstoreClient> xenstore) {
    this.directory = directory;
    this.files = files;
    this.xenstore = xenstore;
    this.faults = new Faults(directory.faults());
  }

  @Override
  public Result run(Call call) {
    String name = String.valueOf(Path.of(call.script()).getFileName());
    if (name.equals("losetup")) {
      return losetup(call);
    }
    if (!files.executable(call.script())) {
      return new Result(NOT_FOUND, call.script() + ": no such script");
    }
    String path = call.environment().getOrDefault("XENBUS_PATH", "");
    ScriptNodes nodes = new ScriptNodes(xenstore.get(), path);
    String action = call.arguments().isEmpty() ? "" : call.arguments().get(0);
    faults.slow("hotplug-slow");
    Optional<Fault> fault = faults.take("hotplug", name + " " + action + " " + path);
    try {
      if (fault.isPresent()) {
        if (fault.get().exitCode() < 0 && name.equals("block") && action.equals("add")) {
          stopHalfWay(nodes);
        }
        return fail(fault.get(), nodes);
      }
      if (name.startsWith("vif-")) {
        new VifScript(nodes, files, directory.vifs(), name)
            .run(action, call.environment().getOrDefault("vif", ""));
      } else {
        new BlockScript(nodes, files, new Loops(directory.loops())).run(action);
      }
      return new Result(0, "");
    } catch (ScriptFailure e) {
      nodes.fail(e.status(), e.getMessage());
      return new Result(1, e.getMessage());
    } catch (IOException e) {
      return new Result(1, e.toString());
    }
  }

  /** A script that the deadline meets may have its loop device and not have told of it yet. */
  private void stopHalfWay(ScriptNodes nodes) throws IOException {
    String image = nodes.read("params").orElse("");
    if (files.kind(image) == HostFiles.Kind.FILE) {
      new Loops(directory.loops()).attach(image);
    }
  }

  private static Result fail(Fault fault, ScriptNodes nodes) {
    if (fault.exitCode() < 0) {
      return new Result(-1, fault.text());
    }
    String text = fault.textOr("a fault was put in");
    nodes.fail("error", text);
    return new Result(fault.exitCode(), text);
  }

  private Result losetup(Call call) {
    String device = call.arguments().get(call.arguments().size() - 1);
    boolean done = new Loops(directory.loops()).detach(device);
    return done ? new Result(0, "") : new Result(1, "losetup: " + device + ": not in use");
  }
}
