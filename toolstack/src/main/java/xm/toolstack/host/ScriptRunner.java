package xm.toolstack.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import xm.toolstack.ToolstackException;

/** Runs hotplug scripts as child processes, with nothing on standard input and a deadline. */
final class ScriptRunner implements HotplugRunner {
  /** How much of the end of a script's output is kept for the error message, in bytes. */
  private static final int OUTPUT_KEPT = 2048;

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** After the script's end: its background children may hold the pipe open, so not for ever. */
  private static final long OUTPUT_GRACE_MILLIS = 500;

  @Override
  public Result run(Call call) {
    List<String> command = new ArrayList<>(call.arguments().size() + 1);
    command.add(call.script());
    command.addAll(call.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .directory(new File("/"));
    Map<String, String> environment = builder.environment();
    if (!environment.containsKey("PATH")) {
      environment.put("PATH", DEFAULT_PATH);
    }
    environment.putAll(call.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Result(127, "The script " + call.script() + " cannot be run: " + e.getMessage());
    }
    Tail tail = new Tail(process.getInputStream());
    tail.start();
    boolean ended = waitFor(process, call.timeout().toMillis());
    if (!ended) {
      killTree(process);
    }
    return new Result(ended ? process.exitValue() : -1, tail.text());
  }

  private static boolean waitFor(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      killTree(process);
      Thread.currentThread().interrupt();
      throw new ToolstackException("Interrupted while a hotplug script ran.", e);
    }
  }

  /** Children first: a killed shell would leave them to init, where they cannot be found. */
  private static void killTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Reads a stream to its end and keeps the last bytes. */
  private static final class Tail extends Thread {
    private final InputStream in;
    private final byte[] kept = new byte[OUTPUT_KEPT];
    private long total;

    Tail(InputStream in) {
      super("hotplug-output");
      this.in = in;
      setDaemon(true);
    }

    @Override
    public void run() {
      byte[] chunk = new byte[512];
      try {
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          append(chunk, n);
        }
      } catch (IOException e) {
        // the pipe was closed under us: what was read so far is what there is
      }
    }

    private synchronized void append(byte[] chunk, int n) {
      for (int i = 0; i < n; i++) {
        kept[(int) (total++ % OUTPUT_KEPT)] = chunk[i];
      }
    }

    String text() {
      try {
        join(OUTPUT_GRACE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      synchronized (this) {
        int length = (int) Math.min(total, OUTPUT_KEPT);
        byte[] ordered = new byte[length];
        for (int i = 0; i < length; i++) {
          ordered[i] = kept[(int) ((total - length + i) % OUTPUT_KEPT)];
        }
        return new String(ordered, StandardCharsets.UTF_8).strip();
      }
    }
  }
}
