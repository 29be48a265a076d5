import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.cli.NativeSockets;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.jna.JnaXen;
import xm.xenstore.Xenstore;
import xm.xenstore.XenstoreClient;

/**
 * xm's side of benchmarks/store; see store.c. Words: how (serial, pipelined, decode), nodes, reads
 * or lists in a round.
 */
public final class Store {
  private Store() {}

  public static void main(String[] words) throws IOException {
    int nodes = Integer.parseInt(words[1]);
    int round = Integer.parseInt(words[2]);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < round; i++) {
      paths.add("/local/domain/" + (i % nodes + 1) + "/name");
    }
    Hypervisor xen = words[0].equals("decode") ? JnaXen.openHypervisor() : null;
    XenstoreClient store = xen == null ? Xenstore.connect(new NativeSockets()) : null;
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    long sum = 0;
    while (in.readLine() != null) {
      long wall = System.nanoTime();
      switch (words[0]) {
        case "serial" -> {
          for (String path : paths) {
            sum += store.read(path).length();
          }
        }
        case "pipelined" -> {
          for (Optional<String> value : store.readAll(paths)) {
            sum += value.orElseThrow().length();
          }
        }
        default -> {
          for (int i = 0; i < round; i++) {
            for (DomainInfo info : xen.listDomains()) {
              sum += info.totalPages();
            }
          }
        }
      }
      System.out.println(System.nanoTime() - wall);
    }
    System.exit(sum == 0 ? 1 : 0);
  }
}
