package xm.toolstack.migrate.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import xm.toolstack.migrate.route.DirectSockets;
import xm.toolstack.migrate.route.Frames;

/**
 * One connection of another host: its first line says what it wants, a process of xm does that, and
 * this moves bytes between the two. When one end goes, the other is told by the end of its input; a
 * receiver then decides by itself what becomes of its copy.
 */
final class Visit {
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_LINE = 200;
  private static final int FIRST_WORDS_MILLIS = 60_000;
  private static final long END_SECONDS = 120;

  private final Socket socket;
  private final List<String> self;
  private final Consumer<String> says;

  /** One object for all threads: a frame is written as a whole. */
  private final OutputStream out;

  Visit(Socket socket, List<String> self, Consumer<String> says) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.self = self;
    this.says = says;
  }

  /**
   * Serves it to its end.
   *
   * @throws IOException when it is nobody that may come, or says something else
   */
  void run() throws IOException {
    String who = "";
    if (socket instanceof SSLSocket tls) {
      DirectSockets.shakeHands(tls);
      who = name(tls);
      Frames.welcome(out);
    }
    socket.setSoTimeout(FIRST_WORDS_MILLIS);
    List<String> command = new ArrayList<>(self);
    command.add("migrate-receive");
    command.addAll(options(line(socket.getInputStream())));
    if (who.isEmpty()) {
      Frames.welcome(out); // in clear text, after the sender's first line
    }
    socket.setSoTimeout(0);
    says.accept(
        (who.isEmpty() ? "" : who + " ")
            + (command.contains(ReceiverWords.FACTS) ? "asks about this host" : "sends a domain"));
    Process receiver = new ProcessBuilder(command).start();
    try {
      serve(receiver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      receiver.destroy(); // it has ended, or ignores that nobody speaks to it any more
    }
  }

  private static String name(SSLSocket tls) throws SSLPeerUnverifiedException {
    return tls.getSession().getPeerPrincipal().getName();
  }

  /** A line of the sender's, without its end; no byte after it is taken. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c;
    while ((c = in.read()) != '\n') {
      if (c < 0 || line.size() == LONGEST_LINE) {
        throw new IOException("what connects is no xm migrate, or wants TLS where clear text is");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static List<String> options(String line) throws IOException {
    if (!(line + ' ').startsWith(Frames.GREETING + ' ')) {
      throw new IOException("what connects is no xm migrate, or of another version");
    }
    List<String> options = new ArrayList<>();
    for (String word : line.substring(Frames.GREETING.length()).split(" ", -1)) {
      if (!word.isEmpty()) {
        if (!ReceiverWords.allowed(word)) {
          throw new IOException("the sender asks for something unknown");
        }
        options.add(word);
      }
    }
    return options;
  }

  private void serve(Process receiver) throws InterruptedException {
    Thread input = start("input", () -> copyIn(receiver));
    Thread error = start("errors", () -> copyOut(receiver.getErrorStream(), Frames.ERROR));
    copyOut(receiver.getInputStream(), Frames.OUTPUT);
    error.join();
    // its standard output is closed: it is about to end
    if (receiver.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      try {
        Frames.write(out, Frames.END, new byte[] {(byte) receiver.exitValue()}, 1);
      } catch (IOException e) {
        says.accept(DirectSockets.reason(e)); // the sender has gone before
      }
    }
    close();
    input.join();
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.start();
    return thread;
  }

  private void copyIn(Process receiver) {
    byte[] part = new byte[CHUNK];
    try (OutputStream input = receiver.getOutputStream()) {
      InputStream in = socket.getInputStream();
      int n;
      while ((n = in.read(part)) >= 0) {
        input.write(part, 0, n);
        input.flush();
      }
    } catch (IOException e) {
      // the sender broke off, or the receiver did not read: the end of its input tells the one,
      // the end of the connection the other
    }
  }

  private void copyOut(InputStream from, int kind) {
    byte[] part = new byte[CHUNK];
    boolean listening = true;
    try (from) {
      int n;
      while ((n = from.read(part)) >= 0) {
        if (kind == Frames.ERROR) {
          says.accept(new String(Arrays.copyOf(part, n), StandardCharsets.UTF_8).strip());
        }
        if (listening) {
          listening = tell(kind, part, n);
        }
      }
    } catch (IOException e) {
      // the process has ended
    }
  }

  /** Whether the sender took it; a receiver goes on without one, and must not be stopped by it. */
  private boolean tell(int kind, byte[] part, int count) {
    try {
      Frames.write(out, kind, part, count);
      return true;
    } catch (IOException e) {
      close();
      return false;
    }
  }

  private void close() {
    try {
      socket.close();
    } catch (IOException e) {
      says.accept(DirectSockets.reason(e));
    }
  }
}
