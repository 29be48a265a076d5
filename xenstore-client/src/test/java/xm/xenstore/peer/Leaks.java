package xm.xenstore.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a client must not leave behind: threads, and descriptors of sockets, pipes and devices. */
public final class Leaks {
  static {
    // The JDK keeps one socket for good, from the first channel on (its marker for closing).
    try {
      SocketChannel.open(StandardProtocolFamily.UNIX).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final List<String> before = descriptors();

  /** Takes stock. */
  public Leaks() {}

  /** Threads of clients that are alive. */
  public static List<String> clientThreads() {
    List<String> names = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("xenstore-")) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  /** Fails when there is a client's thread or more descriptors than before. */
  public void assertNone() {
    assertEquals(List.of(), clientThreads());
    List<String> now = descriptors();
    now.removeAll(before);
    assertEquals(List.of(), now);
  }

  private static List<String> descriptors() {
    List<String> open = new ArrayList<>();
    try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
      for (Path fd : fds.toList()) {
        String target = target(fd);
        if (target.startsWith("socket:") || target.startsWith("pipe:") || target.contains("xm-")) {
          open.add(fd + " " + target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return open;
  }

  private static String target(Path fd) {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (IOException e) {
      // The listing's own descriptor is gone by now.
      return "";
    }
  }
}
