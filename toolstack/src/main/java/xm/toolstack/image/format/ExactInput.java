package xm.toolstack.image.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads exactly what is asked for and never a byte more: what follows belongs to libxc. Lengths
 * from the stream are checked against a bound before memory is taken for them.
 */
final class ExactInput {
  /** Taken at once at most; a length that promises more has to prove it byte by byte. */
  private static final int CHUNK = 1 << 16;

  private final InputStream in;

  ExactInput(InputStream in) {
    this.in = in;
  }

  /**
   * The next bytes.
   *
   * @param part what they are, for messages: "its header"
   * @throws ImageFormatException when the stream ends before
   */
  ByteBuffer bytes(int count, String part) {
    byte[] bytes = new byte[Math.min(count, CHUNK)];
    int have = 0;
    try {
      while (have < count) {
        if (have == bytes.length) {
          bytes = java.util.Arrays.copyOf(bytes, (int) Math.min(count, bytes.length * 2L));
        }
        int got = in.read(bytes, have, bytes.length - have);
        if (got <= 0) {
          throw new ImageFormatException(
              "The image ends early, in " + part + ": it was not written to its end.");
        }
        have += got;
      }
    } catch (IOException e) {
      throw new ImageFormatException("The image cannot be read: " + e.getMessage() + '.', e);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The same for a length that the stream itself gives, as an unsigned number. */
  ByteBuffer bounded(int length, int most, String part) {
    if (length < 0 || length > most) {
      throw new ImageFormatException(
          "The image is damaged: "
              + part
              + " would have "
              + Integer.toUnsignedString(length)
              + " bytes.");
    }
    return bytes(length, part);
  }
}
