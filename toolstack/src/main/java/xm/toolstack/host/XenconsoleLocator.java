package xm.toolstack.host;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import xm.toolstack.ConsoleEndpoint;
import xm.toolstack.ToolstackException;

/** Finds Xen's own console client; it handles the pty, raw mode and the escape key. */
final class XenconsoleLocator implements ConsoleLocator {
  private static final String PROGRAM = "xenconsole";

  private final HostFiles files;
  private final HostPaths paths;

  XenconsoleLocator(HostFiles files, HostPaths paths) {
    this.files = files;
    this.paths = paths;
  }

  @Override
  public ConsoleEndpoint locate(int domid, int number) {
    return new ConsoleEndpoint.Program(
        List.of(program(), Integer.toString(domid), "--num", Integer.toString(number)));
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
