package xm.simulator.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import xm.simulator.SimulatedHost;
import xm.simulator.SimulatedMachine;
import xm.simulator.host.StateDirectory;
import xm.simulator.hypervisor.GuestImages;
import xm.simulator.remote.CallServer;
import xm.xenctrl.GuestBuilder;
import xm.xenctrl.Hypervisor;

/**
 * The process of one simulated host: {@code SimulatorMain DIRECTORY}. It says {@code ready} on its
 * standard output when it can be connected to, holds the lock file while it lives, and ends by
 * {@link DaemonPort#stop} or SIGTERM.
 */
public final class SimulatorMain {

  /** First word on standard output. */
  static final String READY = "ready";

  /** Said instead when another process has this directory's host. */
  static final String TAKEN = "taken";

  private SimulatorMain() {}

  /** Runs until the plug is pulled. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    StateDirectory directory = new StateDirectory(Path.of(arguments[0]));
    directory.prepare();
    try (FileChannel lockFile =
            FileChannel.open(
                directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock()) {
      if (lock == null) {
        say(TAKEN);
        return;
      }
      long pid = ProcessHandle.current().pid();
      lockFile.truncate(0);
      lockFile.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII)));
      serve(directory, pid);
    }
  }

  private static void serve(StateDirectory directory, long pid)
      throws IOException, InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    try (SimulatedHost host = SimulatedHost.start(directory.root())) {
      SimulatedMachine machine = host.machine();
      Runnable socket =
          new CallServer()
              .offer(Hypervisor.class, machine.hypervisor())
              .offer(GuestBuilder.class, machine.builder())
              .offer(GuestImages.class, machine.images())
              .offer(DaemonPort.class, new ThisProcess(pid, Instant.now().toEpochMilli(), stop))
              .listen(machine.loop(), directory.hypervisorSocket());
      Runtime.getRuntime().addShutdownHook(new Thread(socket));
      say(READY);
      stop.await();
      socket.run();
    }
  }

  /** Says one word to whoever started us, who does not listen any longer. */
  private static void say(String word) {
    System.out.println(word);
    System.out.close();
  }

  private record ThisProcess(long pid, long startedMillis, CountDownLatch latch)
      implements DaemonPort {
    @Override
    public void stop() {
      latch.countDown();
    }
  }
}
