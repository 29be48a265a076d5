package xm.xenstore.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The contract for {@link XenbusDeviceTransport}, with a named pipe for each direction. */
class XenbusDeviceTransportTest extends TransportContract {

  private static Path pipe(Path path) throws IOException, InterruptedException {
    // Without pipes to the process, which would be counted as ours.
    int exit =
        new ProcessBuilder("mkfifo", path.toString())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertEquals(0, exit);
    return path;
  }

  @Override
  Pair open(Path directory) throws Exception {
    Path in = pipe(directory.resolve("xm-in"));
    Path out = pipe(directory.resolve("xm-out"));
    // A pipe opens only when somebody opens its other end.
    CompletableFuture<FileChannel> fromUs =
        CompletableFuture.supplyAsync(() -> channel(out, StandardOpenOption.READ));
    FileOutputStream writing = new FileOutputStream(out.toFile());
    CompletableFuture<FileChannel> toUs =
        CompletableFuture.supplyAsync(() -> channel(in, StandardOpenOption.WRITE));
    FileInputStream reading = new FileInputStream(in.toFile());
    return new Pair(
        new XenbusDeviceTransport(reading.getChannel(), writing.getChannel(), "pipes"),
        fromUs.get(),
        toUs.get());
  }

  private static FileChannel channel(Path path, StandardOpenOption option) {
    try {
      return FileChannel.open(path, option);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  XsTransport openMissing(Path path) throws IOException {
    return XenbusDeviceTransport.open(path);
  }

  /** One descriptor for both directions, as with the device: a pipe gives back what it got. */
  @Test
  void one_file_is_read_and_written_at_the_same_time() throws Exception {
    Path pipe = pipe(dir.resolve("xm-both"));
    XenbusDeviceTransport transport = XenbusDeviceTransport.open(pipe);
    assertEquals(pipe.toString(), transport.peer());
    assertEquals(1, transport.window());
    assertEquals(4080, transport.payloadMaxBytes());
    ByteBuffer in = ByteBuffer.allocate(10);
    CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(transport, in));
    assertThrows(TimeoutException.class, () -> reading.get(100, TimeUnit.MILLISECONDS));
    transport.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertEquals(3, reading.get(5, TimeUnit.SECONDS));

    CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> read(transport, in));
    assertThrows(TimeoutException.class, () -> waiting.get(100, TimeUnit.MILLISECONDS));
    transport.close();
    assertThrows(ExecutionException.class, () -> waiting.get(5, TimeUnit.SECONDS));
    Files.delete(pipe);
  }

  private static int read(XsTransport transport, ByteBuffer in) {
    try {
      return transport.read(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
