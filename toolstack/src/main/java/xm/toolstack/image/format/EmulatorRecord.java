package xm.toolstack.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bodies of the device model's records: which emulator it is, which of several, and its data.
 */
public final class EmulatorRecord {
  /** EMULATOR_QEMU_UPSTREAM. */
  private static final int QEMU = 2;

  private static final int HEADER_BYTES = 8;

  private EmulatorRecord() {}

  /** The body for this data of QEMU's. */
  public static byte[] of(byte[] data) {
    ByteBuffer body =
        ByteBuffer.allocate(HEADER_BYTES + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return body.putInt(QEMU).putInt(0).put(data).array();
  }

  /** The body for nodes, each name and value ended by a NUL. */
  public static byte[] ofNodes(Map<String, String> nodes) {
    StringBuilder text = new StringBuilder();
    nodes.forEach((name, value) -> text.append(name).append('\0').append(value).append('\0'));
    return of(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * The data in a body.
   *
   * @throws ImageFormatException when it is of another emulator
   */
  public static byte[] data(LibxlRecord record) {
    if (record.body().length < HEADER_BYTES) {
      throw new ImageFormatException(
          "The image is damaged: its part " + record.kind() + " is cut.");
    }
    ByteBuffer body = ByteBuffer.wrap(record.body()).order(ByteOrder.LITTLE_ENDIAN);
    int emulator = body.getInt();
    if (emulator != QEMU) {
      throw new ImageFormatException(
          "The guest was served by another device model (number "
              + Integer.toUnsignedString(emulator)
              + ") than the QEMU of today, and cannot go on here.");
    }
    body.getInt(); // index: there is one
    byte[] data = new byte[body.remaining()];
    body.get(data);
    return data;
  }

  /**
   * Names and values in a body.
   *
   * @throws ImageFormatException when a name could lead out of the device model's node
   */
  public static Map<String, String> nodes(LibxlRecord record) {
    String text = new String(data(record), StandardCharsets.ISO_8859_1);
    Map<String, String> nodes = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int name = text.indexOf('\0', at);
      int value = name < 0 ? -1 : text.indexOf('\0', name + 1);
      if (value < 0 || !relative(text.substring(at, name))) {
        throw new ImageFormatException(
            "The image is damaged: its part " + record.kind() + " has no names and values.");
      }
      nodes.put(text.substring(at, name), text.substring(name + 1, value));
      at = value + 1;
    }
    return nodes;
  }

  private static boolean relative(String name) {
    boolean good = !name.isEmpty() && name.length() < 256 && name.charAt(0) != '/';
    for (int i = 0; good && i < name.length(); i++) {
      char c = name.charAt(i);
      good = (Character.isLetterOrDigit(c) && c < 0x80) || "-_/@".indexOf(c) >= 0;
    }
    return good && !name.contains("//") && !name.endsWith("/");
  }
}
