package xm.simulator.io;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Serves Unix sockets on one thread, which sleeps in select while nothing happens. Handlers must
 * not block.
 */
public final class IoLoop implements AutoCloseable {
  private static final int READ_BYTES = 64 << 10;

  private final Selector selector;
  private final Thread thread;
  private final Consumer<String> log;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
  private volatile boolean closing;

  private record Conversation(SocketPeer peer, SocketHandler handler) {}

  private record Listener(Function<SocketPeer, SocketHandler> accept) {}

  /**
   * @param log gets a sentence when a connection ends for a fault
   */
  public IoLoop(String name, Consumer<String> log) throws IOException {
    this.selector = Selector.open();
    this.log = log;
    this.thread = new Thread(this::loop, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Listens on a new socket that its owner alone may use; a file left at the path is removed.
   *
   * @param accept makes the handler of each connection
   * @return takes the socket and its connections away
   */
  public Runnable listen(Path path, Function<SocketPeer, SocketHandler> accept) throws IOException {
    Files.deleteIfExists(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      server.configureBlocking(false);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    submit(() -> register(server, SelectionKey.OP_ACCEPT, new Listener(accept)));
    return () -> {
      submit(() -> closeQuietly(server));
      path.toFile().delete();
    };
  }

  /** Runs on the loop's thread, soon. */
  public void submit(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  void writable(SocketPeer peer) {
    if (Thread.currentThread() == thread) {
      flush(peer);
    } else {
      submit(() -> flush(peer));
    }
  }

  void closeLater(SocketPeer peer) {
    submit(
        () -> {
          flush(peer);
          end(peer.channel().keyFor(selector));
        });
  }

  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      if (Thread.currentThread() != thread) {
        thread.join(2000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    Queue<SelectionKey> ready = new ArrayDeque<>();
    try {
      while (!closing) {
        runTasks();
        selector.select();
        ready.addAll(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey key = ready.poll(); key != null; key = ready.poll()) {
          serve(key);
        }
      }
    } catch (IOException e) {
      log.accept("The simulator's sockets failed: " + e.getMessage());
    } finally {
      for (SelectionKey key : selector.keys().toArray(new SelectionKey[0])) {
        end(key);
      }
      closeQuietly(selector);
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.accept("A task of the simulator's sockets failed: " + e);
      }
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (!key.isValid()) {
        return;
      }
      if (key.attachment() instanceof Listener listener) {
        accept((ServerSocketChannel) key.channel(), listener);
        return;
      }
      Conversation conversation = (Conversation) key.attachment();
      if (key.isWritable()) {
        conversation.peer().flush(key);
      }
      if (key.isReadable() && !read(key, conversation)) {
        end(key);
      }
    } catch (IOException e) {
      end(key);
    } catch (RuntimeException e) {
      log.accept("A connection was ended: " + e);
      end(key);
    }
  }

  private void accept(ServerSocketChannel server, Listener listener) throws IOException {
    SocketChannel channel = server.accept();
    if (channel == null) {
      return;
    }
    channel.configureBlocking(false);
    SocketPeer peer = new SocketPeer(this, channel);
    // The key exists before the handler does, so that the handler may send from its start.
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    key.attach(new Conversation(peer, listener.accept().apply(peer)));
  }

  private boolean read(SelectionKey key, Conversation conversation) throws IOException {
    buffer.clear();
    int count = ((SocketChannel) key.channel()).read(buffer);
    if (count < 0) {
      return false;
    }
    buffer.flip();
    conversation.handler().received(buffer);
    return !conversation.peer().overflowed();
  }

  private void flush(SocketPeer peer) {
    SelectionKey key = peer.channel().keyFor(selector);
    if (key == null || !key.isValid()) {
      return;
    }
    try {
      peer.flush(key);
      if (peer.overflowed()) {
        log.accept("A connection was ended: its peer reads nothing.");
        submit(() -> end(key));
      }
    } catch (IOException e) {
      submit(() -> end(key)); // not at once: the handler may be at work below us
    }
  }

  private void end(SelectionKey key) {
    if (key == null) {
      return;
    }
    key.cancel();
    closeQuietly(key.channel());
    if (key.attachment() instanceof Conversation conversation && conversation.peer().markClosed()) {
      conversation.handler().closed();
    }
  }

  private void register(ServerSocketChannel channel, int operations, Object attachment) {
    try {
      channel.register(selector, operations, attachment);
    } catch (ClosedChannelException e) {
      // Closed again before the loop came to it: there is nothing to serve.
      log.accept("A socket was closed before it was served.");
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception ignored) {
      // Nothing more can be done for a connection that is being given up.
    }
  }
}
