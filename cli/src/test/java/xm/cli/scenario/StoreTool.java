package xm.cli.scenario;

import java.nio.file.Path;
import java.util.Optional;
import xm.simulator.Simulator;
import xm.toolstack.host.Host;
import xm.xenstore.XsReader;

/**
 * What {@code xenstore-ls} and {@code xenstore-read} are on a real host. {@code names} prints all
 * nodes that a domain could leave behind, {@code read PATH} one value.
 */
final class StoreTool {

  private StoreTool() {}

  public static void main(String[] words) {
    try (Host host = Simulator.connect(Path.of(System.getenv("XM_SIM")))) {
      XsReader store = host.xenstore();
      if (words[0].equals("read")) {
        Optional<String> value = store.readIfExists(words[1]);
        value.ifPresent(System.out::println);
        System.exit(value.isPresent() ? 0 : 1);
      }
      for (String top : new String[] {"/libxl", "/vm", "/local/domain"}) {
        print(store, top);
      }
    }
  }

  private static void print(XsReader store, String path) {
    // the parents of back ends stay when the last one goes, on a real host too
    if (!path.matches("/local/domain/0/backend(/[a-z]+)?")) {
      System.out.println(path);
    }
    for (String child : store.listIfExists(path)) {
      print(store, path + "/" + child);
    }
  }
}
