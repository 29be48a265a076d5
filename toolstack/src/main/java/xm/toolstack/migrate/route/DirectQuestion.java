package xm.toolstack.migrate.route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Timer;
import java.util.TimerTask;
import xm.toolstack.migrate.route.DirectSockets.Connection;

/** One question to a host's xm over a connection, and its whole answer. */
final class DirectQuestion {
  private static final long LIMIT_MILLIS = 90_000;

  /** Nobody has that many domains. */
  private static final int LARGEST = 1 << 22;

  private DirectQuestion() {}

  /**
   * Asks.
   *
   * @throws IOException when there is no answer
   */
  static Exchange ask(Route route, String options, String question) throws IOException {
    Timer timer = new Timer("exchange", true);
    try (Connection connection = DirectSockets.connect(route, options)) {
      Socket socket = connection.socket();
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              close(connection);
            }
          },
          LIMIT_MILLIS);
      socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      Answer answer = new Answer();
      Frames.read(socket.getInputStream(), answer);
      return new Exchange(
          answer.output.toString(StandardCharsets.UTF_8),
          Exchange.lastLine(answer.error.toString(StandardCharsets.UTF_8)),
          answer.exitCode);
    } catch (IOException e) {
      throw new IOException(DirectSockets.reason(e), e);
    } finally {
      timer.cancel();
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // it is of no use any more in either case
    }
  }

  private static final class Answer implements Frames.Receiver {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private int exitCode;

    @Override
    public void output(byte[] bytes) throws IOException {
      if (output.size() > LARGEST) {
        throw new IOException("the answer does not end");
      }
      output.writeBytes(bytes);
    }

    @Override
    public void error(byte[] bytes) {
      if (error.size() < LARGEST) {
        error.writeBytes(bytes);
      }
    }

    @Override
    public void end(int code) {
      exitCode = code;
    }
  }
}
