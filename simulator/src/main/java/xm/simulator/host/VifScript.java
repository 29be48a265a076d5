package xm.simulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xm.toolstack.host.HostFiles;

/** What the vif scripts do: the interface, a file in {@code vifs}, gets the name of its bridge. */
final class VifScript {
  private final ScriptNodes nodes;
  private final HostFiles files;
  private final Path vifs;
  private final String script;

  VifScript(ScriptNodes nodes, HostFiles files, Path vifs, String script) {
    this.nodes = nodes;
    this.files = files;
    this.vifs = vifs;
    this.script = script;
  }

  /**
   * @param vif name of the interface
   */
  void run(String action, String vif) throws ScriptFailure, IOException {
    Path netInterface = vifs.resolve(vif);
    switch (action) {
      case "online", "add" -> online(vif, netInterface);
      case "offline", "remove" -> Files.deleteIfExists(netInterface);
      default -> throw new ScriptFailure("error", script + ": unknown action '" + action + "'");
    }
  }

  private void online(String vif, Path netInterface) throws ScriptFailure, IOException {
    if (vif.isEmpty() || !Files.isRegularFile(netInterface)) {
      throw new ScriptFailure("error", "interface '" + vif + "' does not exist");
    }
    String bridge = script.equals("vif-bridge") ? bridge() : "";
    Files.writeString(netInterface, bridge + "\n");
    nodes.write("hotplug-status", "connected");
  }

  private String bridge() throws ScriptFailure {
    String wanted = nodes.read("bridge").orElse("");
    List<String> present = files.bridges();
    if (wanted.isEmpty() && !present.isEmpty()) {
      return present.get(0);
    }
    if (wanted.isEmpty() || !present.contains(wanted)) {
      throw new ScriptFailure("error", "Could not find bridge device " + wanted);
    }
    return wanted;
  }
}
