package xm.simulator.host;

import java.io.IOException;
import java.util.Optional;
import xm.toolstack.host.HostFiles;

/** What the block script does: a device is named, an image gets a loop device first. */
final class BlockScript {
  private final ScriptNodes nodes;
  private final HostFiles files;
  private final Loops loops;

  BlockScript(ScriptNodes nodes, HostFiles files, Loops loops) {
    this.nodes = nodes;
    this.files = files;
    this.loops = loops;
  }

  void run(String action) throws ScriptFailure, IOException {
    switch (action) {
      case "add" -> add();
      case "remove" -> remove();
      default -> throw new ScriptFailure("error", "block: unknown action '" + action + "'");
    }
  }

  private void add() throws ScriptFailure, IOException {
    String params = nodes.read("params").orElse("");
    if (params.isEmpty()) {
      throw new ScriptFailure("error", "no params in " + nodes.path());
    }
    if (nodes.read("physical-device").isPresent()) {
      return; // named already: a script may run twice
    }
    String device;
    switch (files.kind(params)) {
      case BLOCK_DEVICE -> {
        device = params;
        checkSharing(device);
      }
      case FILE -> {
        // As the real script, which looks for other users of block devices only.
        device = loops.attach(params);
        nodes.write("node", device);
      }
      default -> throw new ScriptFailure("error", params + " does not exist.");
    }
    Optional<String> number = files.blockDeviceNumber(device);
    if (number.isEmpty()) {
      throw new ScriptFailure("error", device + " has no device number.");
    }
    nodes.write("physical-device", number.get());
    nodes.write("physical-device-path", device);
    nodes.write("hotplug-status", "connected");
  }

  private void checkSharing(String device) throws ScriptFailure {
    String number = files.blockDeviceNumber(device).orElse("");
    boolean exclusive = nodes.read("mode").orElse("w").equals("w");
    for (String other : nodes.otherDisks()) {
      if (nodes.readOf(other, "physical-device").equals(number)
          && (exclusive || nodes.readOf(other, "mode").startsWith("w"))) {
        throw new ScriptFailure(
            "busy", "Device " + device + " is in use by " + other + " and cannot be shared.");
      }
    }
  }

  private void remove() {
    nodes.read("node").ifPresent(loops::detach);
  }
}
