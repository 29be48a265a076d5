package xm.toolstack.migrate.route;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What a receiver says over a connection: standard output, standard error and exit code share one
 * stream, in frames of a byte for the kind, two for the length (big-endian), and the bytes. What
 * the sender says has no frames: it is one line with the version and the receiver's options, and
 * all that follows is standard input.
 */
public final class Frames {
  /** First words of a sender. */
  public static final String GREETING = "xm-migrate 1";

  /** Bytes of standard output. */
  public static final int OUTPUT = 1;

  /** Bytes of standard error. */
  public static final int ERROR = 2;

  /** The end: one byte, the exit code. */
  public static final int END = 3;

  /** No bytes: the receiver takes this sender. */
  private static final int WELCOME = 4;

  private static final String STRANGER =
      "what answers is no xm that receives, or wants TLS where clear text was spoken";
  private static final int HEADER = 3;
  private static final int LARGEST = 0xffff;
  private static final int BYTE = 8;

  private Frames() {}

  /** What comes out of a stream of frames. */
  public interface Receiver {
    void output(byte[] bytes) throws IOException;

    void error(byte[] bytes);

    void end(int exitCode);
  }

  /** Says that the sender is taken. */
  public static void welcome(OutputStream out) throws IOException {
    out.write(new byte[] {WELCOME, 0, 0});
    out.flush();
  }

  /**
   * Waits for {@link #welcome}. Who refuses a certificate of TLS 1.3 does so after the handshake,
   * which a sender that speaks on would not get to know.
   */
  static void awaitWelcome(InputStream in) throws IOException {
    byte[] frame = in.readNBytes(HEADER);
    if (frame.length == 0) {
      throw new EOFException("the connection was closed");
    }
    if (frame.length < HEADER || frame[0] != WELCOME) {
      throw new IOException(STRANGER);
    }
  }

  /** Writes bytes as frames of one kind, each in one piece. */
  public static void write(OutputStream out, int kind, byte[] bytes, int count) throws IOException {
    synchronized (out) {
      for (int done = 0; done < count; ) {
        int part = Math.min(LARGEST, count - done);
        byte[] frame = new byte[HEADER + part];
        frame[0] = (byte) kind;
        frame[1] = (byte) (part >> BYTE);
        frame[2] = (byte) part;
        System.arraycopy(bytes, done, frame, HEADER, part);
        out.write(frame);
        done += part;
      }
      out.flush();
    }
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when the stream breaks off before a frame END, or is something else
   */
  public static void read(InputStream in, Receiver receiver) throws IOException {
    DataInputStream data = new DataInputStream(in);
    while (true) {
      int kind = data.read();
      if (kind < 0) {
        throw new EOFException("the connection was closed");
      }
      if (kind < OUTPUT || kind > END) {
        throw new IOException(STRANGER);
      }
      byte[] bytes = new byte[data.readUnsignedShort()];
      data.readFully(bytes);
      switch (kind) {
        case OUTPUT -> receiver.output(bytes);
        case ERROR -> receiver.error(bytes);
        default -> {
          receiver.end(bytes.length == 0 ? 0 : bytes[0] & 0xff);
          return;
        }
      }
    }
  }
}
