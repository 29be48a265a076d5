package xm.toolstack.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import xm.xenctrl.Descriptors;

/**
 * The words of xl's migration dialogue on two descriptors (tools/xl/xl_migrate.c; the same bytes
 * from 4.11 to 4.22). The first message has no NUL at its end, the others have.
 */
final class Talk {
  /** The receiver is there. */
  static final String READY = "xl migration receiver ready, send binary domain data.\n";

  /** The receiver has the guest, paused. */
  static final String RECEIVED = "domain received, ready to unpause\0";

  /** The sender gives it away; also said back by a receiver that cannot take it. */
  static final String GO = "domain is yours, you are cleared to unpause\0";

  /** One byte follows: 0, or what went wrong. */
  static final String REPORT = "my copy unpause results are as follows\0";

  private final Descriptors descriptors;
  private final int in;
  private final int out;

  Talk(Descriptors descriptors, int in, int out) {
    this.descriptors = descriptors;
    this.in = in;
    this.out = out;
  }

  void say(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
    descriptors.write(out, bytes, 0, bytes.length);
  }

  /** A report and its byte, in one write as xl reads two times. */
  void report(int status) throws IOException {
    byte[] text = REPORT.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(text, text.length + 1);
    bytes[text.length] = (byte) status;
    descriptors.write(out, bytes, 0, bytes.length);
  }

  /**
   * Waits for a message.
   *
   * @throws IOException when the other side ends or says something else
   */
  void expect(String message) throws IOException {
    byte[] wanted = message.getBytes(StandardCharsets.ISO_8859_1);
    byte[] got = read(wanted.length);
    if (!Arrays.equals(wanted, got)) {
      throw new IOException(
          "the other side said '" + new String(got, StandardCharsets.ISO_8859_1).strip() + "'");
    }
  }

  /** The byte after a report, 0 to 255. */
  int status() throws IOException {
    return read(1)[0] & 0xff;
  }

  private byte[] read(int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      int n = descriptors.read(in, bytes, done, length - done);
      if (n <= 0) {
        throw new IOException(
            done == 0
                ? "the other side ended"
                : "the other side ended after '"
                    + new String(bytes, 0, done, StandardCharsets.ISO_8859_1).strip()
                    + "'");
      }
      done += n;
    }
    return bytes;
  }
}
