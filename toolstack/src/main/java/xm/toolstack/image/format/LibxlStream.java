package xm.toolstack.image.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * libxl's stream: a header of 16 bytes, big-endian, then records of type, length, body and padding
 * to 8 bytes, little-endian on the machines that xm runs on (docs/specs/libxl-migration-stream).
 */
public final class LibxlStream {
  /** "LibxlFmt". */
  private static final long IDENT = 0x4c6962786c466d74L;

  private static final int VERSION = 2;
  private static final int HEADER_BYTES = 16;
  private static final int RECORD_HEADER_BYTES = 8;
  private static final int BIG_ENDIAN = 1;
  private static final int LEGACY = 2;

  /** A device model's state is of some 10 KB, with emulated video memory of some MB. */
  private static final int BODY_MOST = 64 << 20;

  private LibxlStream() {}

  public static void writeHeader(OutputStream out) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    out.write(header.putLong(IDENT).putInt(VERSION).putInt(0).array());
  }

  /**
   * Reads the header.
   *
   * @throws ImageFormatException when it is none, or of another version
   */
  public static void readHeader(InputStream in) {
    ByteBuffer header = new ExactInput(in).bytes(HEADER_BYTES, "the header of its stream");
    header.order(ByteOrder.BIG_ENDIAN);
    if (header.getLong() != IDENT) {
      throw new ImageFormatException("The image is damaged: its stream has no header.");
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new ImageFormatException(
          "The image's stream is of version "
              + Integer.toUnsignedString(version)
              + ", and this xm reads version "
              + VERSION
              + ": it was saved by a newer Xen, or is damaged.");
    }
    int options = header.getInt();
    if ((options & BIG_ENDIAN) != 0) {
      throw new ImageFormatException(
          "The image comes from a machine of the other byte order and cannot be used here.");
    }
    if ((options & LEGACY) != 0) {
      throw new ImageFormatException(
          "The image was converted from Xen 4.5 or older, which only xl restores.");
    }
  }

  /** Writes one record with its padding, which the length does not count. */
  public static void write(OutputStream out, RecordKind kind, byte[] body) throws IOException {
    ByteBuffer record =
        ByteBuffer.allocate(RECORD_HEADER_BYTES + (body.length + 7 & ~7))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.write(record.putInt(kind.code()).putInt(body.length).put(body).array());
  }

  /**
   * Reads one record and its padding.
   *
   * @throws ImageFormatException when it is none, or the stream ends in it
   */
  public static LibxlRecord read(InputStream stream) {
    ExactInput in = new ExactInput(stream);
    ByteBuffer header = in.bytes(RECORD_HEADER_BYTES, "what follows the guest's memory");
    RecordKind kind = RecordKind.of(header.getInt());
    int length = header.getInt();
    String part = "its part " + kind;
    ByteBuffer body = in.bounded(length, BODY_MOST, part);
    byte[] bytes = new byte[length];
    body.get(bytes);
    in.bytes((length + 7 & ~7) - length, part);
    return new LibxlRecord(kind, bytes);
  }
}
