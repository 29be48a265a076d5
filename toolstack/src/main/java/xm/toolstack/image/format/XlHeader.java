package xm.toolstack.image.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands at the beginning of a saved domain, in a file and on the wire: xl's header of 48
 * bytes and the configuration (tools/xl/xl.h, struct save_file_header; xl_vmcontrol.c).
 *
 * @param json whether the configuration is libxl's JSON; else it is the text of a configuration
 *     file
 * @param config the configuration, decoded as ISO-8859-1, without the NUL at its end
 */
public record XlHeader(boolean json, String config) {
  private static final byte[] MAGIC =
      Arrays.copyOf("Xen saved domain, xl format\n \0 \r".getBytes(StandardCharsets.US_ASCII), 32);

  /** First bytes of a file of xend (tools/python/xen/xend/XendCheckpoint.py). */
  private static final byte[] XEND = "LinuxGuestRecord".getBytes(StandardCharsets.US_ASCII);

  private static final int HEADER_BYTES = 48;
  private static final int BYTE_ORDER = 0x01020304;
  private static final int SWAPPED = 0x04030201;

  private static final int MANDATORY_JSON = 1;
  private static final int MANDATORY_STREAM_V2 = 2;

  /** No configuration is this long; xl's own are of some kilobytes. */
  private static final int CONFIG_MOST = 1 << 20;

  /**
   * Reads header and configuration.
   *
   * @throws ImageFormatException when there is something else
   */
  public static XlHeader read(InputStream stream) {
    ExactInput in = new ExactInput(stream);
    byte[] magic = new byte[MAGIC.length];
    in.bytes(MAGIC.length, "its header").get(magic);
    if (Arrays.equals(Arrays.copyOf(magic, XEND.length), XEND)) {
      throw new ImageFormatException(
          "This is an image of xend (LinuxGuestRecord), whose memory format no Xen of today"
              + " reads: start the guest from its configuration file.");
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new ImageFormatException(
          "This is no image of a domain: it does not begin as files of xl save and xm save do.");
    }
    ByteBuffer rest = in.bytes(HEADER_BYTES - MAGIC.length, "its header");
    int order = rest.getInt();
    int mandatory = rest.getInt();
    rest.getInt(); // optional flags: what is not known does not matter
    int optionalBytes = rest.getInt();
    check(order, mandatory);
    return new XlHeader((mandatory & MANDATORY_JSON) != 0, config(in, optionalBytes));
  }

  private static void check(int order, int mandatory) {
    if (order == SWAPPED) {
      throw new ImageFormatException(
          "The image comes from a machine of the other byte order and cannot be used here.");
    }
    if (order != BYTE_ORDER) {
      throw new ImageFormatException("The image is damaged: its byte order mark is not one.");
    }
    int unknown = mandatory & ~(MANDATORY_JSON | MANDATORY_STREAM_V2);
    if (unknown != 0) {
      throw new ImageFormatException(
          "The image is of a newer form than this xm reads (flags "
              + Integer.toHexString(unknown)
              + "): restore it with the tool that saved it.");
    }
    if ((mandatory & MANDATORY_STREAM_V2) == 0) {
      throw new ImageFormatException(
          "The image is of Xen 4.5 or older, whose form is read no more: xl of Xen 4.14 to 4.17"
              + " may convert it.");
    }
  }

  private static String config(ExactInput in, int optionalBytes) {
    String part = "its configuration";
    ByteBuffer optional = in.bounded(optionalBytes, CONFIG_MOST, part);
    if (optionalBytes < Integer.BYTES) {
      throw new ImageFormatException("The image has no configuration; restore it with xl and -c.");
    }
    int length = optional.getInt();
    if (length < 0 || length > optionalBytes - Integer.BYTES) {
      throw new ImageFormatException("The image is damaged: its configuration has no end.");
    }
    byte[] text = new byte[length];
    optional.get(text);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** Writes both; the NUL is counted, as xl does. */
  public void write(OutputStream out) throws IOException {
    byte[] text = config.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + Integer.BYTES + text.length + 1)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC);
    bytes.putInt(BYTE_ORDER);
    bytes.putInt(MANDATORY_STREAM_V2 | (json ? MANDATORY_JSON : 0));
    bytes.putInt(0);
    bytes.putInt(Integer.BYTES + text.length + 1);
    bytes.putInt(text.length + 1);
    bytes.put(text);
    out.write(bytes.array());
  }
}
