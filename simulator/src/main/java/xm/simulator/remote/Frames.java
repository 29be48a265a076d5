package xm.simulator.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One message: four bytes of length, then values. A request is the service, the method and a list
 * of arguments; an answer is true and the result, or false and the failure.
 */
final class Frames {
  static final int LENGTH_BYTES = 4;
  static final int MAX_BYTES = 4 << 20;

  private Frames() {}

  static byte[] of(Object... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    ValueCodec.write(out, List.of(values));
    byte[] frame = bytes.toByteArray();
    ByteBuffer.wrap(frame).putInt(frame.length - LENGTH_BYTES);
    return frame;
  }

  static List<?> parse(byte[] body) throws IOException {
    Object value = ValueCodec.read(new DataInputStream(new ByteArrayInputStream(body)));
    if (value instanceof List<?> values) {
      return values;
    }
    throw new IOException("a message must be a list");
  }

  static int checkedLength(int announced) throws IOException {
    if (announced < 0 || announced > MAX_BYTES) {
      throw new IOException("impossible message length " + announced);
    }
    return announced;
  }
}
