package xm.simulator.xenstored;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import xm.xenstore.XsErrno;

/** Strings in and out of payloads; bytes are kept as Latin-1 so that none is lost. */
final class Payload {

  private Payload() {}

  /** The NUL-terminated strings; what follows the last NUL is not looked at. */
  static List<String> strings(byte[] payload) {
    List<String> strings = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < payload.length; i++) {
      if (payload[i] == 0) {
        strings.add(new String(payload, start, i - start, StandardCharsets.ISO_8859_1));
        start = i + 1;
      }
    }
    return strings;
  }

  /** Exactly one string that ends with the payload. */
  static String one(byte[] payload) {
    int nul = indexOfNul(payload);
    if (nul < 0 || nul != payload.length - 1) {
      throw new StoreException(XsErrno.EINVAL, "payload");
    }
    return new String(payload, 0, nul, StandardCharsets.ISO_8859_1);
  }

  /** At least {@code count} strings. */
  static List<String> atLeast(byte[] payload, int count) {
    List<String> strings = strings(payload);
    if (strings.size() < count) {
      throw new StoreException(XsErrno.EINVAL, "payload");
    }
    return strings;
  }

  /** Position of the first NUL, -1 when there is none. */
  static int indexOfNul(byte[] payload) {
    for (int i = 0; i < payload.length; i++) {
      if (payload[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StoreException(XsErrno.EINVAL, text);
    }
  }

  static byte[] of(String... strings) {
    return of(List.of(strings));
  }

  static byte[] of(List<String> strings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String string : strings) {
      out.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
      out.write(0);
    }
    return out.toByteArray();
  }
}
