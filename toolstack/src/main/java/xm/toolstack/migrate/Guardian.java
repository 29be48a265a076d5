package xm.toolstack.migrate;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A shell that waits on a pipe for this process to end. When it ends without having said that all
 * is well, killed even, the shell becomes {@code xm migrate --settle UUID}, which ends what was
 * cut.
 */
final class Guardian implements AutoCloseable {
  private static final String SETSID = "/usr/bin/setsid";
  private static final String SCRIPT = "trap '' HUP INT; read line && exit 0; exec \"$@\"";

  private final Process shell;

  private Guardian(Process shell) {
    this.shell = shell;
  }

  /**
   * Starts one.
   *
   * @param self the command that runs xm on this host; empty for none, and no guardian
   */
  static Guardian start(List<String> self, UUID uuid) {
    if (self.isEmpty()) {
      return new Guardian(null);
    }
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of(SETSID))) {
      command.add(SETSID);
    }
    command.addAll(List.of("sh", "-c", SCRIPT, "sh"));
    command.addAll(self);
    command.addAll(List.of("migrate", "--settle", uuid.toString()));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD);
      builder.environment().remove(CutForTests.VARIABLE);
      return new Guardian(builder.start());
    } catch (IOException e) {
      return new Guardian(null); // the next command that changes something settles it as well
    }
  }

  /** All is well, or known to be settled. */
  @Override
  public void close() {
    if (shell == null) {
      return;
    }
    try (OutputStream out = shell.getOutputStream()) {
      out.write("done\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // it is gone already
    }
  }
}
