package xm.toolstack.migrate.route;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import xm.toolstack.ToolstackException;
import xm.toolstack.migrate.route.DirectSockets.Connection;
import xm.xenctrl.Descriptors;
import xm.xenctrl.Descriptors.Pipe;

/**
 * A connection of xm's own to the other host's xm. libxc writes to a pipe, and a thread moves what
 * comes out of it to the socket; another takes the receiver's frames apart.
 */
final class DirectLink implements Link {
  private static final long END_SECONDS = 20;
  private static final int CHUNK = 1 << 16;

  private final Descriptors descriptors;
  private final Connection connection;
  private final Socket socket;
  private final int out;
  private final int in;
  private final FileChannel outgoing;
  private final FileChannel answers;
  private final LineSplitter errors;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile String failure = "";
  private volatile int exitCode = -1;
  private boolean closed;

  private DirectLink(
      Descriptors descriptors, Connection connection, Pipe there, Pipe back, Consumer<String> said)
      throws IOException {
    this.descriptors = descriptors;
    this.connection = connection;
    this.socket = connection.socket();
    errors = new LineSplitter(said);
    out = there.writeEnd();
    in = back.readEnd();
    outgoing = channel(there.readEnd(), StandardOpenOption.READ);
    answers = channel(back.writeEnd(), StandardOpenOption.WRITE);
    descriptors.close(there.readEnd());
    descriptors.close(back.writeEnd());
    start("to the receiver", this::send);
    start("from the receiver", this::receive);
  }

  /**
   * Connects and asks for a receiver.
   *
   * @param said hears each line that it says on standard error
   */
  static Link open(Descriptors descriptors, Route route, String options, Consumer<String> said) {
    try {
      Connection connection = DirectSockets.connect(route, options);
      return new DirectLink(descriptors, connection, descriptors.pipe(), descriptors.pipe(), said);
    } catch (IOException e) {
      throw new ToolstackException(route.host() + " cannot be reached: " + e.getMessage() + '.', e);
    }
  }

  /** The pipe's end as Java's own; it does not wait, for the other end is open. */
  private static FileChannel channel(int fd, StandardOpenOption way) throws IOException {
    return FileChannel.open(Path.of("/proc/self/fd/" + fd), way);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void send() {
    byte[] part = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(part);
    try (outgoing) {
      OutputStream stream = socket.getOutputStream();
      int n;
      while ((n = outgoing.read(buffer.clear())) >= 0) {
        stream.write(part, 0, n);
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      failed(e);
      cut();
    }
  }

  private void receive() {
    try (answers) {
      Frames.read(
          socket.getInputStream(),
          new Frames.Receiver() {
            @Override
            public void output(byte[] bytes) throws IOException {
              ByteBuffer left = ByteBuffer.wrap(bytes);
              while (left.hasRemaining()) {
                answers.write(left);
              }
            }

            @Override
            public void error(byte[] bytes) {
              errors.take(bytes, bytes.length);
            }

            @Override
            public void end(int code) {
              exitCode = code;
            }
          });
    } catch (IOException e) {
      failed(e);
    } finally {
      errors.end();
      over.countDown();
      cut(); // without a receiver nothing more is to be sent
    }
  }

  private synchronized void failed(IOException e) {
    if (failure.isEmpty() && exitCode < 0) {
      failure = DirectSockets.reason(e);
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
    try {
      connection.close();
      outgoing.close(); // ends a read that waits; the writer then sees a broken pipe
    } catch (IOException e) {
      failed(e);
    }
  }

  @Override
  public boolean broken() {
    return over.getCount() == 0;
  }

  @Override
  public String reason() {
    try {
      boolean ended = over.await(1, TimeUnit.SECONDS);
      if (!errors.last().isEmpty()) {
        return errors.last();
      }
      if (ended && exitCode >= 0) {
        return "the receiver ended with " + exitCode;
      }
      return failure.isEmpty() ? "the connection broke" : failure;
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
      boolean ended = over.await(END_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        failure = "the receiver did not end";
      }
      cut();
      descriptors.close(in);
    } catch (IOException e) {
      cut(); // nothing is lost: the dialogue is over
    } catch (InterruptedException e) {
      cut();
      Thread.currentThread().interrupt();
    }
  }
}
