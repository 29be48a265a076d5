package xm.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import xm.simulator.SimulatedHost;
import xm.toolstack.host.Host;
import xm.xenctrl.DomainInfo;
import xm.xenstore.XenstoreClient;

/** Everything on a simulated host that belongs to no domain and should not be there. */
public final class Leftovers {
  private Leftovers() {}

  /** One line for each; empty for a clean host. */
  public static List<String> of(SimulatedHost simulated, Host host) {
    List<String> found = new ArrayList<>();
    try {
      simulated.machine().settle(); // xenconsoled closes a console a moment after the domain's end
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (DomainInfo info : host.hypervisor().listDomains()) {
      if (info.domid() != 0) {
        found.add("domain " + info.domid());
      }
    }
    XenstoreClient store = host.xenstore();
    for (String domid : store.list("/local/domain")) {
      if (!domid.equals("0")) {
        found.add("/local/domain/" + domid);
      }
    }
    below(store, "/vm", found);
    for (String entry : store.listIfExists("/libxl")) {
      if (Character.isDigit(entry.charAt(0))) {
        found.add("/libxl/" + entry);
      }
    }
    for (String kind : store.listIfExists("/local/domain/0/backend")) {
      below(store, "/local/domain/0/backend/" + kind, found);
    }
    files(simulated.directory().loops(), "", found);
    files(simulated.directory().vifs(), "", found);
    files(simulated.directory().consoles(), "", found);
    files(host.paths().lib(), "userdata-", found);
    return found;
  }

  private static void below(XenstoreClient store, String path, List<String> found) {
    for (String child : store.listIfExists(path)) {
      found.add(path + "/" + child);
    }
  }

  private static void files(Path directory, String prefix, List<String> found) {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .forEach(file -> found.add(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
