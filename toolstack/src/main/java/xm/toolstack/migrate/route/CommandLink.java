package xm.toolstack.migrate.route;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import xm.toolstack.ToolstackException;
import xm.xenctrl.Descriptors;
import xm.xenctrl.Descriptors.Pipe;

/**
 * A shell command whose standard input and output are pipes of this process. libxc writes to the
 * pipe itself, so that no byte passes through Java. The child is given its ends by name (Java
 * closes all other descriptors in children).
 */
public final class CommandLink implements Link {
  private static final long END_SECONDS = 20;
  private static final String OURS = "/proc/self/fd/";

  private final Descriptors descriptors;
  private final Process process;
  private final int out;
  private final int in;
  private final Thread errors;
  private final LineSplitter lines;
  private boolean closed;

  private CommandLink(
      Descriptors descriptors, Process process, int out, int in, Consumer<String> said) {
    this.descriptors = descriptors;
    this.process = process;
    this.out = out;
    this.in = in;
    lines = new LineSplitter(said);
    errors = new Thread(() -> listen(process.getErrorStream()), "receiver's errors");
    errors.setDaemon(true);
    errors.start();
  }

  /**
   * Starts the command.
   *
   * @param said hears each line that it says on standard error
   */
  public static CommandLink open(Descriptors descriptors, String command, Consumer<String> said) {
    try {
      Pipe there = descriptors.pipe();
      Pipe back = descriptors.pipe();
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectInput(new File(OURS + there.readEnd()))
              .redirectOutput(new File(OURS + back.writeEnd()))
              .start();
      descriptors.close(there.readEnd());
      descriptors.close(back.writeEnd());
      return new CommandLink(descriptors, process, there.writeEnd(), back.readEnd(), said);
    } catch (IOException e) {
      throw new ToolstackException("The receiver cannot be started: " + e.getMessage() + '.', e);
    }
  }

  @Override
  public int out() {
    return out;
  }

  @Override
  public int in() {
    return in;
  }

  @Override
  public void cut() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public boolean broken() {
    return !process.isAlive();
  }

  @Override
  public String reason() {
    try {
      boolean ended = process.waitFor(1, TimeUnit.SECONDS);
      errors.join(TimeUnit.SECONDS.toMillis(1));
      if (!lines.last().isEmpty()) {
        return lines.last();
      }
      return ended ? "the receiver ended with " + process.exitValue() : "the connection broke";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      descriptors.close(out);
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        cut();
      }
      descriptors.close(in);
    } catch (IOException e) {
      cut(); // nothing is lost: the dialogue is over
    } catch (InterruptedException e) {
      cut();
      Thread.currentThread().interrupt();
    }
  }

  private void listen(InputStream stream) {
    try (stream) {
      byte[] part = new byte[4096];
      int n;
      while ((n = stream.read(part)) > 0) {
        lines.take(part, n);
      }
    } catch (IOException e) {
      // the process is gone
    }
    lines.end();
  }
}
