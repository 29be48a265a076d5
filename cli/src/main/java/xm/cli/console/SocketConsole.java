package xm.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import xm.cli.command.CommandFailure;
import xm.cli.command.ExitCodes;

/**
 * A console behind a Unix socket. When standard input ends (a script's pipe), what the guest still
 * prints is shown until it is silent for a second, ten seconds at most.
 */
final class SocketConsole {
  private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long FAREWELL_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int BUFFER_BYTES = 4096;

  private final Path path;
  private final InputStream in;
  private final OutputStream out;

  SocketConsole(Path path, InputStream in, OutputStream out) {
    this.path = path;
    this.in = in;
    this.out = out;
  }

  int run(Runnable attached) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      if (TerminalCheck.isTerminal(0)) {
        RawTerminal raw = RawTerminal.enter();
        try {
          attached.run();
          relay(channel, selector);
        } finally {
          raw.close();
        }
        // The guest's last line seldom ends where a prompt should begin.
        out.write('\n');
        out.flush();
      } else {
        attached.run();
        relay(channel, selector);
      }
      return ExitCodes.OK;
    } catch (IOException e) {
      throw new CommandFailure("The console at " + path + " failed: " + e.getMessage() + ".");
    }
  }

  private void relay(SocketChannel channel, Selector selector) throws IOException {
    ConsoleInput input = new ConsoleInput(in, selector);
    input.start();
    Relay relay = new Relay(channel, selector, input);
    while (relay.step()) {
      out.flush();
    }
    out.flush();
  }

  /** One console, both ways, on the calling thread. */
  private final class Relay {
    private final SocketChannel channel;
    private final Selector selector;
    private final ConsoleInput input;
    private final ByteBuffer fromGuest = ByteBuffer.allocate(BUFFER_BYTES);
    private ByteBuffer toGuest = ByteBuffer.allocate(0);
    private long endedAt;
    private long lastOutput = System.nanoTime();

    Relay(SocketChannel channel, Selector selector, ConsoleInput input) {
      this.channel = channel;
      this.selector = selector;
      this.input = input;
    }

    /** Waits for one thing to happen; false when it is time to leave. */
    boolean step() throws IOException {
      // Asked before the queue is emptied: what was typed before the end must still be sent.
      boolean left = input.left();
      boolean ended = input.ended();
      if (!send()) {
        return false;
      }
      boolean allSent = !toGuest.hasRemaining();
      if (left && allSent) {
        return false;
      }
      long wait = 0;
      if (ended && allSent) {
        wait = untilFarewell();
        if (wait <= 0) {
          return false;
        }
      }
      selector.select(wait);
      selector.selectedKeys().clear();
      return receive();
    }

    /** Milliseconds that may still pass after the end of the input. */
    private long untilFarewell() {
      long now = System.nanoTime();
      if (endedAt == 0) {
        endedAt = now;
        lastOutput = now;
      }
      long silence = SILENCE_NANOS - (now - lastOutput);
      long farewell = FAREWELL_NANOS - (now - endedAt);
      long nanos = Math.min(silence, farewell);
      return nanos <= 0 ? 0 : nanos / NANOS_PER_MILLI + 1;
    }

    private boolean send() throws IOException {
      try {
        while (true) {
          if (!toGuest.hasRemaining()) {
            byte[] typed = input.take();
            if (typed == null) {
              interest(SelectionKey.OP_READ);
              return true;
            }
            toGuest = ByteBuffer.wrap(typed);
          }
          channel.write(toGuest);
          if (toGuest.hasRemaining()) {
            interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            return true;
          }
        }
      } catch (IOException e) {
        // Nobody reads any more: show the guest's last words, then leave.
        return receive();
      }
    }

    private boolean receive() throws IOException {
      while (true) {
        fromGuest.clear();
        int count = readQuietly();
        if (count <= 0) {
          return count == 0;
        }
        out.write(fromGuest.array(), 0, count);
        lastOutput = System.nanoTime();
      }
    }

    /** A domain that is destroyed may reset its socket: that is an end like any other. */
    private int readQuietly() {
      try {
        return channel.read(fromGuest);
      } catch (IOException e) {
        return -1;
      }
    }

    private void interest(int operations) {
      channel.keyFor(selector).interestOps(operations);
    }
  }
}
