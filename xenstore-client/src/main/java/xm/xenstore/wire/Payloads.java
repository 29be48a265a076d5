package xm.xenstore.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Payloads of requests and replies (docs/misc/xenstore.txt). Strings are UTF-8 and end with a NUL,
 * except the value of a WRITE, which is the rest of its payload.
 */
public final class Payloads {

  /** The payload of requests without arguments: one empty string. */
  private static final byte[] NUL = {0};

  private Payloads() {}

  /** One empty string, as TRANSACTION_START and RESET_WATCHES have it. */
  public static byte[] none() {
    return NUL.clone();
  }

  /** Each string with a NUL behind it. */
  public static byte[] strings(String... texts) {
    byte[][] parts = new byte[texts.length][];
    int length = 0;
    for (int i = 0; i < texts.length; i++) {
      parts[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      length += parts[i].length + 1;
    }
    byte[] payload = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, payload, at, part.length);
      at += part.length + 1;
    }
    return payload;
  }

  /** Each string with a NUL behind it. */
  public static byte[] strings(List<String> texts) {
    return strings(texts.toArray(new String[0]));
  }

  /** WRITE: the path, a NUL, the value. */
  public static byte[] pathAndValue(String path, byte[] value) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    byte[] payload = Arrays.copyOf(name, name.length + 1 + value.length);
    System.arraycopy(value, 0, payload, name.length + 1, value.length);
    return payload;
  }

  /** The strings of a payload; a last one without a NUL counts too. */
  public static List<String> split(byte[] payload) {
    List<String> texts = new ArrayList<>();
    int at = 0;
    while (at < payload.length) {
      int end = end(payload, at);
      texts.add(new String(payload, at, end - at, StandardCharsets.UTF_8));
      at = end + 1;
    }
    return texts;
  }

  /** The first string of a payload. */
  public static String first(byte[] payload) {
    return new String(payload, 0, end(payload, 0), StandardCharsets.UTF_8);
  }

  /** The bytes behind the first string and its NUL: the value of a WRITE. */
  public static byte[] afterFirst(byte[] payload) {
    int from = end(payload, 0) + 1;
    return from >= payload.length ? new byte[0] : Arrays.copyOfRange(payload, from, payload.length);
  }

  /** Whether the payload is not empty and its last byte is a NUL. */
  public static boolean isTerminated(byte[] payload) {
    return payload.length > 0 && payload[payload.length - 1] == 0;
  }

  /** All of it as text, without one NUL at the end if there is one. */
  public static String text(byte[] payload) {
    int length = isTerminated(payload) ? payload.length - 1 : payload.length;
    return new String(payload, 0, length, StandardCharsets.UTF_8);
  }

  private static int end(byte[] payload, int from) {
    int end = from;
    while (end < payload.length && payload[end] != 0) {
      end++;
    }
    return end;
  }
}
