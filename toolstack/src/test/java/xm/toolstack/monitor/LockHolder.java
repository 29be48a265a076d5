package xm.toolstack.monitor;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that takes a lock, says so, and holds it until it is killed. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] args) throws Exception {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        System.out.write('y');
        System.out.flush();
        Thread.currentThread().join();
      }
    }
  }
}
