package xm.toolstack.host;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.ToolstackException;
import xm.toolstack.device.XenstorePaths;
import xm.xenstore.XenstoreClient;

/** Finds Xen's own console client; it handles the pty, raw mode and the escape key. */
final class XenconsoleLocator implements ConsoleLocator {
  private static final String PROGRAM = "xenconsole";

  private final HostFiles files;
  private final HostPaths paths;
  private final Supplier<XenstoreClient> xenstore;

  XenconsoleLocator(HostFiles files, HostPaths paths, Supplier<XenstoreClient> xenstore) {
    this.files = files;
    this.paths = paths;
    this.xenstore = xenstore;
  }

  @Override
  public ConsoleEndpoint locate(int domid, int number) {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.add(Integer.toString(domid));
    String serial = XenstorePaths.serialTty(domid, Integer.toString(number));
    if (xenstore.get().readIfExists(serial).isPresent()) {
      // an HVM guest whose serial port leads to a pty: that is what it writes to
      command.add("--type");
      command.add("serial");
    }
    command.add("--num");
    command.add(Integer.toString(number));
    return new ConsoleEndpoint.Program(command);
  }

  private String program() {
    String own = paths.privateBin().resolve(PROGRAM).toString();
    if (files.executable(own)) {
      return own;
    }
    String path = System.getenv("PATH");
    if (path != null) {
      int start = 0;
      while (start <= path.length()) {
        int end = path.indexOf(File.pathSeparatorChar, start);
        end = end < 0 ? path.length() : end;
        String candidate = Path.of(path.substring(start, end), PROGRAM).toString();
        if (files.executable(candidate)) {
          return candidate;
        }
        start = end + 1;
      }
    }
    throw new ToolstackException(
        "The program xenconsole is neither "
            + own
            + " nor in PATH; install the Xen utilities of the running release.");
  }
}
